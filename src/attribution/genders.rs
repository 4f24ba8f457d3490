//! Whether "he" or "she" can mean somebody: by title, role or first name. Unknown is no obstacle.

use crate::people::Person;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Male,
    Female,
}

/// By the title before a mention ("Mrs Reed"), the role ("spokeswoman"), the first name.
///
/// `before` gives what stands before a mention in its paragraph.
pub fn of_person<'a>(before: impl Fn(Span) -> &'a str, person: &Person) -> Option<Gender> {
    let titled = person.mentions.iter().take(8).find_map(|span| {
        let before = before(*span).trim_end();
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next()?;
        of_word(word.trim_end_matches('.'))
    });
    titled
        .or_else(|| person.roles.iter().find_map(|role| role.text.split_whitespace().find_map(of_word)))
        .or_else(|| of_name(&person.name))
}

/// By any word of a phrase: "a spokeswoman for the port", "Mr Reed", "Rita Vance".
pub fn of_words(text: &str) -> Option<Gender> {
    text.split(|c: char| !c.is_alphanumeric()).find_map(of_word).or_else(|| of_name(text))
}

fn of_word(word: &str) -> Option<Gender> {
    const MALE: &[&str] = &[
        "mr",
        "sir",
        "lord",
        "king",
        "prince",
        "man",
        "father",
        "son",
        "brother",
        "husband",
        "boy",
        "spokesman",
        "chairman",
        "congressman",
        "policeman",
        "actor",
        "uncle",
        "grandfather",
        "businessman",
        "councilman",
        "widower",
        "pope",
    ];
    const FEMALE: &[&str] = &[
        "mrs",
        "ms",
        "miss",
        "dame",
        "lady",
        "queen",
        "princess",
        "woman",
        "mother",
        "daughter",
        "sister",
        "wife",
        "girl",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
        "policewoman",
        "actress",
        "aunt",
        "grandmother",
        "businesswoman",
        "councilwoman",
        "widow",
        "duchess",
    ];
    let word = word.to_ascii_lowercase();
    if MALE.contains(&word.as_str()) {
        Some(Gender::Male)
    } else if FEMALE.contains(&word.as_str()) {
        Some(Gender::Female)
    } else {
        None
    }
}

fn of_name(name: &str) -> Option<Gender> {
    #[rustfmt::skip]
    const MALE: &[&str] = &[
        "Aaron", "Adam", "Ahmed", "Alan", "Albert", "Alex", "Ali", "Andrew", "Anthony", "Antony", "Arthur", "Ben", "Benjamin", "Bernie", "Bill", "Bob", "Boris", "Brad", "Brian", "Bruce", "Carl", "Charles", "Chris", "Christopher", "Chuck", "Craig", "Dan", "Daniel", "Dave", "David", "Dennis", "Dick", "Donald", "Doug", "Ed", "Edward", "Emmanuel", "Eric", "Frank", "Fred", "Gary", "Gavin", "Geoff", "George", "Greg", "Harry", "Hassan", "Henry", "Howard", "Hugh", "Ian", "Ibrahim", "Isaac", "Ivan", "Jack", "Jacob", "James", "Jason", "Jeb", "Jeff", "Jim", "Joe", "Joel", "John", "Jonathan", "Jose", "Joseph", "José", "Juan", "Justin", "Karl", "Keith", "Kenneth", "Kevin", "Larry", "Lee", "Lloyd", "Louis", "Luis", "Marco", "Mark", "Martin", "Matt", "Matthew", "Michael", "Mike", "Mohamed", "Mohammed", "Narendra", "Nathan", "Neil", "Nick", "Oliver", "Oscar", "Patrick", "Paul", "Peter", "Philip", "Ralph", "Ray", "Richard", "Rick", "Rob", "Robert", "Roger", "Ron", "Ronald", "Roy", "Russell", "Ryan", "Sam", "Scott", "Sean", "Sergei", "Simon", "Stephen", "Steve", "Steven", "Ted", "Thomas", "Tim", "Tom", "Tony", "Vladimir", "Walter", "William", "Xavier", "Yousef",
    ];
    #[rustfmt::skip]
    const FEMALE: &[&str] = &[
        "Alice", "Alison", "Amanda", "Amy", "Ana", "Andrea", "Angela", "Ann", "Anna", "Anne", "Barbara", "Betty", "Beth", "Carly", "Carol", "Caroline", "Catherine", "Charlotte", "Cheryl", "Christina", "Christine", "Cindy", "Claire", "Clara", "Cynthia", "Deborah", "Diana", "Diane", "Donna", "Dorothy", "Elena", "Elise", "Elizabeth", "Ellen", "Emily", "Emma", "Eva", "Fatima", "Fiona", "Gina", "Grace", "Hannah", "Heather", "Helen", "Hillary", "Hope", "Ingrid", "Irene", "Jane", "Janet", "Jennifer", "Jessica", "Jill", "Joan", "Joanna", "Judith", "Judy", "Julia", "Julie", "Karen", "Kate", "Katherine", "Kathleen", "Kathy", "Katie", "Kim", "Laura", "Lauren", "Leila", "Linda", "Lisa", "Lucy", "Margaret", "Maria", "Marie", "Marina", "Martha", "Mary", "Megan", "Melania", "Melissa", "Michelle", "Monica", "Nadia", "Nancy", "Natalie", "Nicola", "Nicole", "Nina", "Olga", "Olivia", "Pamela", "Patricia", "Paula", "Rachel", "Rebecca", "Rita", "Rosa", "Rose", "Ruth", "Sandra", "Sara", "Sarah", "Sharon", "Sheila", "Sofia", "Sonia", "Sophie", "Stephanie", "Susan", "Teresa", "Theresa", "Ursula", "Valerie", "Vanessa", "Victoria", "Virginia", "Wendy", "Yvonne", "Zoe",
    ];
    let first = name.split_whitespace().next()?;
    if MALE.binary_search(&first).is_ok() {
        Some(Gender::Male)
    } else if FEMALE.binary_search(&first).is_ok() {
        Some(Gender::Female)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_title_role_or_name() {
        assert_eq!(of_words("Mrs Reed"), Some(Gender::Female));
        assert_eq!(of_words("a spokesman for Anna Reed"), Some(Gender::Male));
        assert_eq!(of_words("Rita Vance"), Some(Gender::Female));
        assert_eq!(of_words("the port"), None);
    }
}
