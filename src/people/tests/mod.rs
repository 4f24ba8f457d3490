//! People in texts, as an editor would mark them: `{Ellis|mara-ellis}` is a mention and whose it is; the first one of a person
//! that is written `{{Mara Ellis|mara-ellis}` is the introduction.

use crate::claims::{Facts, facts_of};
use crate::document::{self, Format};

mod names;
mod things;

/// Takes the marks off, reads the prose, and wants exactly these marks back.
#[track_caller]
fn check(marked: &str) {
    let prose = unmarked(marked);
    let facts = read(&prose);
    let mut marks: Vec<(usize, usize, bool, &str)> = Vec::new();
    for person in &facts.people {
        marks.extend(person.mentions.iter().map(|span| {
            let range = span.range();
            (range.start, range.end, person.introduction == Some(*span), person.id.as_str())
        }));
    }
    marks.sort_unstable();
    let (mut drawn, mut at) = (String::new(), 0);
    for (start, end, introduction, id) in marks {
        drawn += &prose[at..start];
        drawn += if introduction { "{{" } else { "{" };
        drawn += &format!("{}|{id}}}", &prose[start..end]);
        at = end;
    }
    drawn += &prose[at..];
    assert_eq!(drawn, marked, "\n  found: {drawn}\n wanted: {marked}");
}

/// The roles of the only person, or of the first.
#[track_caller]
fn check_roles(prose: &str, roles: &[&str]) {
    let facts = read(prose);
    let found: Vec<&str> =
        facts.people.first().map_or(vec![], |person| person.roles.iter().map(|role| role.text.as_str()).collect());
    assert_eq!(found, roles);
}

fn read(prose: &str) -> Facts {
    facts_of(&document::read(prose.as_bytes(), Format::Plain).0)
}

fn unmarked(marked: &str) -> String {
    let mut prose = String::new();
    for (i, piece) in marked.split('{').filter(|piece| !piece.is_empty()).enumerate() {
        match piece.split_once('}').filter(|_| i > 0 || marked.starts_with('{')) {
            Some((mark, rest)) => {
                prose += mark.split('|').next().unwrap_or("");
                prose += rest;
            }
            None => prose += piece,
        }
    }
    prose
}

/// The capital that a particle has where the surname stands alone makes no forename of it.
#[test]
fn a_particle_with_a_capital() {
    check(
        "Striker {{Robin van Persie|robin-van-persie} scored. {Van Persie|robin-van-persie} was glad. The club sold {Van Persie|robin-van-persie}.",
    );
    check("Striker {{Robin van Persie|robin-van-persie} met {{Van Morris|van-morris}, the singer. {Morris|van-morris} left.");
}

#[test]
fn a_surname_leads_home() {
    check("Council spokeswoman {{Mara Ellis|mara-ellis} said the bridge was safe. “It is sound,” {Ellis|mara-ellis} said.");
    check("{{Mara Ellis|mara-ellis}, 42, runs the ferry. The storm cost {Ellis|mara-ellis}’s firm two boats.");
    check("{Ellis|mara-ellis} wins third term\n\nMayor {{Mara Ellis|mara-ellis} won a third term on Tuesday.");
    check("{{Peter Osei|peter-osei} said no. The union asked {Osei|peter-osei} twice.");
    check("The choir, led by {{Susan Birkett|susan-birkett}, sang. {Birkett|susan-birkett} wept. {Susan|susan-birkett} is 80.");
    check("“Well, {Susan|susan-birkett}, it is late,” said the host to {{Susan Birkett|susan-birkett}.");
    check("Critics mocked what [{Ellis|helen-ellis}’s] plan would do, said {{Helen Ellis|helen-ellis}’s own deputy.");
}

#[test]
fn titles_are_no_part_of_the_name() {
    check("Mr. {{Daniel Frost|daniel-frost} came. Dr {Frost|daniel-frost} left.");
    check("Gen. {{Paul Adeyemi|paul-adeyemi} spoke. President {Adeyemi|paul-adeyemi}’s aides did not.");
    check("U.S. Sen. {{Linda Marsh|linda-marsh} of Ohio voted no.");
    check("Rear Admiral Sir {{James Pell|james-pell} retired.");
    check("Norwegian Prime Minister {{Ingrid Solberg|ingrid-solberg} met Defence Secretary {{Alan Whitby|alan-whitby}.");
    check("Secretary of State {{Anna Bell|anna-bell} flew home.");
    check("Former Archbishop of Canterbury {{George Lamb|george-lamb} told the synod so.");
    check("The ferry chief executive Ms {Okafor|okafor} said so.");
}

#[test]
fn names_of_many_shapes() {
    check(
        "Painter {{Vincent van der Berg|vincent-van-der-berg} died. {Van der Berg|vincent-van-der-berg} was 90. {Berg|vincent-van-der-berg} left two sons.",
    );
    check("Crown Prince {{Khalid bin Rashid|khalid-bin-rashid} came.");
    check(
        "The writer {{Jean-Marie Duval|jean-marie-duval} and {{Patrick O’Neil|patrick-oneil} won. {O'Neil|patrick-oneil} laughed.",
    );
    check("{{Robert F. Tanner Jr.|robert-f-tanner-jr} ran. {Tanner|robert-f-tanner-jr} lost.");
    check("{{J. R. Hollis|j-r-hollis} wrote it, said {Hollis|j-r-hollis}’s agent.");
    check("Boxer {{Dwayne “The Wall” Peters|dwayne-the-wall-peters} won. {Peters|dwayne-the-wall-peters} bled.");
    check("President {{Lin Jiahao|lin-jiahao} spoke. Mr {Lin|lin-jiahao} did not smile.");
    check("Leader {{Pak Jong-su|pak-jong-su} waved. {Pak|pak-jong-su} left.");
    check("The poet {{José Núñez|jose-nunez} read; {Nunez|jose-nunez} was cheered.");
    check(
        "Governor {{Ana María Vidal Quesada|ana-maria-vidal-quesada} won. {Vidal Quesada|ana-maria-vidal-quesada} thanked voters. {Vidal|ana-maria-vidal-quesada} wept.",
    );
    check(
        "Syria's minister {{Faisal al-Masri|faisal-al-masri} left. {Al-Masri|faisal-al-masri} denied it. {Masri|faisal-al-masri} is 60.",
    );
}

#[test]
fn one_name_in_several_forms() {
    check(
        "{{Thomas J. Reed|thomas-j-reed} spoke. {Thomas Reed|thomas-j-reed} is 50. {T. Reed|thomas-j-reed} signed. {Tom Reed|thomas-j-reed} sang.",
    );
    check("{{Henry W. Cole|henry-w-cole} met {{Henry B. Cole|henry-b-cole}.");
    check("{{Martin Hale Sr.|martin-hale-sr} gave {{Martin Hale Jr.|martin-hale-jr} the key.");
}

#[test]
fn capitals_everywhere() {
    check("{ELLIS|mara-ellis} VOWS TO FIGHT ON AS STRIKE SPREADS\n\nMayor {{Mara Ellis|mara-ellis} will fight on.");
    check("Why {Ellis|mara-ellis} Could Lose Her Seat In The Northern Valley\n\nMayor {{Mara Ellis|mara-ellis} may lose.");
    check(
        "{Mara Ellis|mara-ellis} Tells {Peter Osei|peter-osei} To Stop Night Flights\n\nMayor {{Mara Ellis|mara-ellis} wrote to {{Peter Osei|peter-osei}, who runs the airport.",
    );
    check("Rain Delays Ferry Across The Northern Straits Again\n\nThe ferry was late.");
}

#[test]
fn relatives_need_no_surname() {
    check("{{Ruth Adler|ruth-adler}, whose younger son {{Amos|amos} was hurt, spoke. {Amos|amos} is 12.");
    check("{{Frank Bauer|frank-bauer} lives with his wife, {{Greta|greta}, and sings.");
    check("Brothers {{Adam|adam-kovac} and {{Milan Kovac|milan-kovac} were freed.");
    check("His sister {{Nora|nora} said the family was safe.");
}

#[test]
fn two_people_with_one_surname() {
    check(
        "{{Sarah Quinn|sarah-quinn} and {{Peter Quinn|peter-quinn} met. Mr {Quinn|peter-quinn} spoke. Ms {Quinn|sarah-quinn} listened.",
    );
    check("{{Sarah Quinn|sarah-quinn} and {{Peter Quinn|peter-quinn} met. Later {Quinn|quinn} left early.");
    check(
        "{{Sarah Quinn|sarah-quinn} spoke. {Quinn|sarah-quinn} won.\nHer brother is {{Peter Quinn|peter-quinn}.\nCritics say {Quinn|sarah-quinn} was lucky.",
    );
    check(
        "{{Sarah Quinn|sarah-quinn} spoke. {Quinn|sarah-quinn} won. {{Peter Quinn|peter-quinn} lost. Critics say {Quinn|quinn} was lucky.",
    );
    check("President {{Owen Clay|owen-clay} met the singer {{Lucy Clay|lucy-clay}. President {Clay|owen-clay} sang.");
}

#[test]
fn one_person_now_a_modifier() {
    check(
        "{{Nina Falk|nina-falk} won. The {Falk|nina-falk} administration was pleased. A {Falk|nina-falk}-led team and pro-{Falk|nina-falk} voters cheered.",
    );
    check("The Falk administration was pleased. A Falk-led team met pro-Falk voters.");
    check("The dispute set {{Nina Falk|nina-falk} spokesman {{Hugh Lorne|hugh-lorne} against the press.");
}

#[test]
fn things_named_after_people_are_no_people() {
    check("The ship sank on Lake Victoria.");
    check("The Johnson Act was passed in 1934.");
    check("He was taken to King Abdullah Hospital.");
    check("The Thomas Reed Foundation paid for it.");
    check("They met at John Adams High School.");
    check("The Albert Bridge is closed.");
    check("Hurricane Laura hit the coast.");
    check("The Nobel Prize went to nobody.");
    check("The Robert Koch Institute counted 12 cases.");
    check("The St. Lawrence River froze.");
    check("She lives on Martin Luther Street.");
    check("The Margaret Thatcher Centre opened.");
    check("Camp David was empty.");
    check("Port Elizabeth was flooded.");
}

#[test]
fn organisations_and_places_are_no_people() {
    check("The Al-Furqan Brigades said on Telegram that they would fight.");
    check("The Evening Post put it so.");
    check("Goldman Brothers said profits rose.");
    check("The ministry in North Macedonia said so.");
    check("United Steel Corp. said on Monday it would close a mill.");
    check("The Bank of England raised rates.");
    check("The talks in Tel Aviv failed.");
    check("Officials in New Delhi and Los Angeles declined.");
    check("The Democratic Party of Kenya won.");
    check("Manchester United beat Real Madrid.");
    check("The Supreme Court ruled on Thursday.");
    check("It was the Ministry of Health in Gaza that said so.");
}

#[test]
fn everyday_capitals_are_no_people() {
    check("When the storm came, Monday was lost.");
    check("But Israeli forces left. In October, French troops came.");
    check("The President spoke. The Prime Minister did not. Mr Speaker, I object.");
    check("I think NATO and the IDF said so on Friday.");
    check("Rows of Boeing 737 and Airbus A320 jets stood there.");
    check("Christmas came. Happy New Year!");
    check("The English translation of the Bible is old.");
    check("Read more: Subscribe Now And Save.");
    check("");
    check("THE END");
    check("COVID-19 spread. The iPhone 11 sold well.");
    check("Chapter Two: The Long Walk Home.");
}

#[test]
fn a_name_is_only_believed_where_it_stands() {
    check("{{Alice Jordan|alice-jordan} flew to Jordan. {Jordan|alice-jordan} said it was hot.");
    check("{{Grace Washington|grace-washington} lives in Washington.");
    check("{{Paul Ford|paul-ford} drives a car of the Ford Motor Company.");
    check("{{Paul Ford|paul-ford} founded the Ford Foundation. {Ford|paul-ford} left it.");
}

#[test]
fn a_forename_is_enough_where_it_is_clear() {
    check("{{Karen Boyle|karen-boyle} teaches. “Tell me, {Karen|karen-boyle},” he said.");
    check("Mrs {Thorne|thorne} and her son {{Tim|tim} were there. {Tim|tim} is nine.");
    check("Pope {{Leo|leo} blessed the bridge.");
    check("{{Kim Soo-jin|kim-soo-jin} voted. {Kim|kim-soo-jin} left.");
    check(
        "Foreign Minister {{Peter Szabo|peter-szabo} met his Dutch counterpart, {{Wim de Groot|wim-de-groot}. {De Groot|wim-de-groot} was late.",
    );
}

#[test]
fn lists_and_apposition() {
    check("Senators {{Robert Pell|robert-pell} (D-Vt.) and {{Lisa Crane|lisa-crane}, R-Maine, agreed. {Pell|robert-pell} spoke.");
    check("Actors {{Jack Doe|jack-doe} and {{Julia Roe|julia-roe} and director {{Sam Poe|sam-poe} came.");
    check("Prof. Dr. {{Hans-Peter Weiss|hans-peter-weiss} of the University of Bonn was not asked.");
    check("The lawyer of the group, {{Diana Rahimi|diana-rahimi}, said so. “No,” said {Rahimi|diana-rahimi}.");
    check("Texas Gov. {{Greg Hale|greg-hale} signed it; {Hale|greg-hale}'s office said so.");
}

#[test]
fn more_that_is_nobody() {
    check("{{Nina Falk|nina-falk} won. The Falks were glad.");
    check("We met here at the General Assembly in September.");
    check("The town of Marlow lies on the river.");
    check("She moved to Nashville, Tennessee, in 1991.");
    check("Syntec Data, a market research firm, said prices rose.");
    check("The Wilson Class submarines are old.");
    check("On New Year's Eve the Old Town was full.");
    check("The House of Commons and the Senate agreed.");
    check("The jury at the Old Bailey retired.");
    check("The George Washington Bridge was shut.");
    check("The Treaty of Lisbon was signed in 2007.");
    check("The Miss Teen Ohio contest was cancelled.");
    check("He read the Daily Mirror and the New York Times.");
    check("Mount Rainier and Cape Horn are far apart.");
    check("The Thomas Cup is played every second year.");
    check("The USS Franklin was scrapped.");
    check("Storm Daniel hit Libya.");
    check("THE END OF THE AFFAIR IS NEAR");
    check("See Table 4 and Figure 2. Source: OECD.");
    check("Yes. No. Maybe. Thanks!");
}

#[test]
fn roles() {
    check_roles("National Weather Service spokesperson Jane Low said so.", &["National Weather Service spokesperson"]);
    check_roles("Jane Low, the director of the Alpine observatory, said so.", &["director of the Alpine observatory"]);
    check_roles("Jane Low, 52, a teacher, said so. Jane Low, the northern leader, wept.", &["teacher", "northern leader"]);
    check_roles("Estonia defense minister Mart Tamm said so.", &["Estonia defense minister"]);
    check_roles("BTV’s Jane Low asked him.", &["BTV"]);
    check_roles("Former French President Jane Low spoke.", &["Former French President"]);
    check_roles("He met the former deputy finance minister Jane Low.", &["former deputy finance minister"]);
    check_roles("Her husband Paul Low spoke.", &["husband"]);
    check_roles("Secretary of State Jane Low spoke.", &["Secretary of State"]);
    check_roles("He met his Dutch counterpart, Jane Low.", &["Dutch counterpart"]);
    check_roles("He met the minister, Jane Low said.", &[]);
    check_roles("New York state senator Jane Low spoke.", &["New York state senator"]);
    check_roles("Prof. Dr. Jane Low spoke.", &[]);
    check_roles("Texas Gov. Jane Low spoke.", &["Texas Gov."]);
    check_roles("Jane Low, a spokeswoman for the harbour board, spoke.", &["spokeswoman for the harbour board"]);
    check_roles("Jane Low and the ministers spoke.", &[]);
    check_roles("Jane Low, the rain and the wind were against him.", &[]);
    check_roles("On Friday Jane Low spoke.", &[]);
    check_roles("Jane Low, who lives in Cork, spoke.", &[]);
}

#[test]
fn roles_of_several_small_words() {
    check_roles("Chief lock officer Jane Low said so.", &["Chief lock officer"]);
    check_roles("Jane Low, the deputy chief lock officer, said so.", &["deputy chief lock officer"]);
    check_roles("“No,” said Jane Low, deputy chief operating officer.", &["deputy chief operating officer"]);
    check_roles("Jane Low, the guild's deputy general secretary, said so.", &["guild's deputy general secretary"]);
    check_roles("The guild's general secretary, Jane Low, said so.", &["guild's general secretary"]);
    check_roles("Second officer Jane Low stood on the bridge.", &["Second officer"]);
    check_roles("Shadow housing secretary Dame Jane Low came.", &["Shadow housing secretary"]);
    check_roles("Its medical director, Dr Jane Low, said so.", &["medical director"]);
}

#[test]
fn offices_over_something_in_small_letters() {
    check_roles("Head of flood planning Jane Low said so.", &["Head of flood planning"]);
    check_roles("Minister for industry Jane Low said so.", &["Minister for industry"]);
    check_roles("Assistant secretary of the teachers' union Jane Low said so.", &["Assistant secretary of the teachers' union"]);
    check_roles("The head of the election board, Jane Low, said so.", &["head of the election board"]);
    check_roles("The head of the lifeboat agency, General Jane Low, said so.", &["head of the lifeboat agency"]);
    check_roles("A spokeswoman for the port, Jane Low, said so.", &["spokeswoman for the port"]);
    check_roles("“No,” said the council leader, Jane Low.", &["council leader"]);
}

#[test]
fn words_before_a_name_that_are_no_role_of_it() {
    check_roles("In a letter to the minister, Jane Low, who runs the mill, said no.", &[]);
    check_roles("The minister, Jane Low and Paul Hill met.", &[]);
    check_roles("The minister, Jane Low, Paul Hill and others met.", &[]);
    check_roles("He saw the head of the agency Jane Low had left.", &[]);
    check_roles("The cost of planning Jane Low put at nothing.", &[]);
    check_roles("The officer thanked Jane Low for it.", &[]);
}

#[test]
fn what_the_grammar_tells_of_a_thing() {
    check("Penrow Aggregates, which has owned the quarry since 2011, said so.");
    check("Holden, which has 61 branches, said so.");
    check("The quarry's owner, Penrow Aggregates, which came in 2011, said so.");
    check("Harrow Foods shut its bakery on Mill Road.");
    check("Nordic Ballots apologised for errors.");
    check("Eastmere General employs 2,410 people. Eastmere General treats the wounded of three valleys.");
    check("The wounded were taken to Eastmere General. Eastmere General said it had 12 beds. Marchester Royal took twelve.");
    check("Nurse {{Mara Royal|mara-royal} said it was full. {Royal|mara-royal} left at noon.");
    check("Brandt Tyres will close its mill. The mill made tyres. They gave Brandt a grant.");
    check("The chief executive of Tarrant Lowe said so.");
    check("Brenning Fire and Rescue Service sent nine boats.");
    check("She pleaded guilty at Marchester Crown Court.");
    check("The Nursing Guild wants a rise.");
    check("The schools at Moor End, Salter Lane and Kingsley will close.");
    check("Notes of the meeting at Corran, 23 April 2025");
}

#[test]
fn what_the_grammar_does_not_tell_of_a_thing() {
    check("The mill, which {{Jane Low|jane-low} owned, burned.");
    check("The letter came from {{Jane Low|jane-low}, which surprised nobody.");
    check("{{Jane Low|jane-low} said its roof leaked.");
    check("Mayor {{Jane Banks|jane-banks} and the council and its clerk met.");
    check("The lawyer of {{Jane Low|jane-low} said so.");
    check("{{Jane Ellis|jane-ellis} and Tarn Rescue Service crews came. {Ellis|jane-ellis} left.");
    check("Crown Prince {{Khalid bin Rashid|khalid-bin-rashid} came.");
    check("{{Rosa Waters|rosa-waters} and {{Ann Parks|ann-parks} sang.");
    check("{{Rosa Mills|rosa-mills} left the room.");
    check("{{Pier Luigi Vance|pier-luigi-vance} left the room.");
    // Who heads a body named before.
    check("The club has a head. {{Jane Low|jane-low} will be its chairman from May.");
    check("The club grew. {{Jane Low|jane-low} became its first director.");
    check("The club grew. {{Jane Low|jane-low} shut its bar.");
    check("The club grew. {Okwuosa|okwuosa} said no. {Okwuosa|okwuosa} led its board.");
    // Leaders beside countries, and in a clause of their own.
    check("The talks between Russia and {Zelensky|zelensky} failed.");
    check("He arrived in Paris and {Macron|macron} greeted him.");
    check("{Trump|trump}'s chief of staff resigned.");
    check("{Harkness|harkness} resigned on Monday.");
}

#[test]
fn another_name_of_the_same_person() {
    check(
        "{{Ana Lopez|ana-sofia-lopez}, born {Ana Sofia Lopez|ana-sofia-lopez} in 1950, sang. {Lopez|ana-sofia-lopez} retired in 1999.",
    );
    check(
        "{{Jens Otto Harald Lind|jens-otto-harald-lind}, called {Otto Lind|jens-otto-harald-lind}, taught. {Lind|jens-otto-harald-lind} wrote.",
    );
}

#[test]
fn a_relative_may_be_somebody_known() {
    check("Singer {{Laura Webb|laura-webb} and farmer {{Peter Webb|peter-webb} married. Her husband {Peter|peter-webb} is 60.");
}

#[test]
fn across_documents() {
    let person = |prose: &str| read(prose).people.remove(0);
    let same = |a: &str, b: &str| super::same_person(&person(a), &person(b));
    assert!(same("Minister John Low spoke.", "Mr John Low left."));
    assert!(same("Minister John F. Low spoke.", "The singer John Low left."));
    assert!(same("JOSÉ NÚÑEZ, the poet, is dead.", "The poet Jose Nunez spoke."));
    assert!(same("Robert Low, 50, spoke.", "Bob Low, 50, spoke."));
    assert!(!same("Minister John Low spoke.", "Minister Mary Low spoke."));
    assert!(!same("Mr Low spoke.", "Mr Low left."));
    assert!(!same("Martin Low Sr. spoke.", "Martin Low Jr. spoke."));
    assert!(!same("Mr Kim Low spoke.", "Ms Kim Low spoke."));
    assert!(!same("George H. W. Low spoke.", "George W. Low spoke."));
}

proptest::proptest! {
    #[test]
    fn any_text_has_mentions_inside_it(prose in "([A-Z][a-zé]{0,6}|[a-z]{1,6}|said|Mr\\.|Sen\\.|[-,.’'\"“”()\\[\\] \n]|van|al-|Jr\\.|\\PC){0,60}") {
        let people = read(&prose).people;
        let mut all: Vec<_> = people.iter().flat_map(|person| &person.mentions).collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|two| two[0].end <= two[1].start), "{people:?}");
        for person in people {
            for span in person.mentions.iter().chain(&person.introduction).chain(person.roles.iter().map(|role| &role.span)) {
                assert!(prose.get(span.range()).is_some_and(|text| !text.is_empty()), "{person:?}");
            }
            assert!(person.mentions.windows(2).all(|two| two[0].end <= two[1].start), "{person:?}");
        }
    }
}

#[test]
fn other_names_that_the_text_gives() {
    check(
        "{{Nadia Orlova|nadia-orlova}, better known as {Vera Stahl|nadia-orlova}, sang. {Stahl|nadia-orlova} bowed. {Orlova|nadia-orlova} is 40.",
    );
    check(
        "{{Nadia Orlova|nadia-orlova}, born {Nadia Petrenko|nadia-orlova}, sang. {Petrenko|nadia-orlova} is her father's name.",
    );
    // Without a mark before the cue it is somebody else's name.
    check("{{Nadia Orlova|nadia-orlova} met the singer known as {{Vera Stahl|vera-stahl}. {Stahl|vera-stahl} bowed.");
}

#[test]
fn the_text_is_about_somebody() {
    check(
        "{{Henrik Dahlberg|henrik-dahlberg} (1820 – 1891) was a painter.\n\nHis father was {{Otto Dahlberg|otto-dahlberg}, a tanner who drank. The family was poor.\n\nIn 1840 {Dahlberg|henrik-dahlberg} left for Bergen.",
    );
    // Two of one name side by side: nobody can tell.
    check(
        "{{Henrik Dahlberg|henrik-dahlberg} and {{Otto Dahlberg|otto-dahlberg} signed the deed.\n\nIn 1840 {Dahlberg|dahlberg} left for Bergen.",
    );
}

#[test]
fn a_full_name_before_a_noun() {
    check("They put him in charge of the {{Susan Birkett|susan-birkett} story. {Susan|susan-birkett} laughed.");
    check("The Victoria Park bridge was shut.");
}

#[test]
fn compounds_and_lists() {
    check("{{Nina Falk|nina-falk} won. Anti-{Falk|nina-falk} marchers stayed away.");
    check("Brothers {{Ammon|ammon-kovac} and {{Milan Kovac|milan-kovac} were freed. {Ammon|ammon-kovac} wept.");
    check(
        "Sisters {{Ann|ann-doyle}, {{Beth|beth-doyle} and {{Carol Doyle|carol-doyle} own the inn. {Beth|beth-doyle} runs the kitchen.",
    );
    check("Cities such as Lyon, Bergen and Galway were full.");
    check("Said {{Rita Vance|rita-vance}: “No.”");
}

#[test]
fn short_forms_made_of_letters() {
    check("President {{Andrés Manuel Lobo Ortiz|andres-manuel-lobo-ortiz} spoke. {AMLO|andres-manuel-lobo-ortiz} smiled.");
    check("The singer {{Jenny Lomas|jenny-lomas} won. Fans cheered {J-Lo|jenny-lomas}.");
    check("The minister {{Nina Falk|nina-falk} joined NATO talks. The NFU was absent.");
    check("The writers {{J.K. Rowan|jk-rowan} and {{W. H. Aldiss|w-h-aldiss} met. {Rowan|jk-rowan} laughed.");
}

#[test]
fn titles_of_other_places() {
    check("CP {{Bello Adamu|bello-adamu} came. {Adamu|bello-adamu} left.");
    check("Det Supt {{Lisa Wade|lisa-wade} and DI {{Mark Jones|mark-jones} spoke. {Wade|lisa-wade} left.");
    check("Shri {{Anil Deshpande|anil-deshpande} and Smt. {{Nirmala Rao|nirmala-rao} met. Ms. {Rao|nirmala-rao} sat.");
    check("{{Anna Smith|anna-smith} met {{Ben Smith|ben-smith}. Ms. {Smith|anna-smith} left.");
}

#[test]
fn capitals_from_end_to_end() {
    check("{{SARAH PALMER|sarah-palmer}, 41, OF DUNMORE, WAS JAILED. {PALMER|sarah-palmer} WEPT.");
    check("WE WILL CONTINUE TO FOLLOW THE PEACE AGREEMENT.");
}

#[test]
fn named_after_people() {
    check("The Doyle Act, the Lincoln Memorial and the Vance-Ellis rules were named. They sailed on the RMS Queen Mary.");
    check("Alzheimer’s disease spread. Ernst & Young counted.");
    check("Harlow-Brandt is a law. Harlow-Brandt was the first such bill.");
    check("{{Ada Harlow-Brandt|ada-harlow-brandt} is a judge. {Harlow-Brandt|ada-harlow-brandt} is a friend of the court.");
    check("Peacock & Spencer shut three shops. She shops at Peacock & Spencer.");
    check(
        "Saint Peter’s Square was empty. {{Peter Harlow|peter-harlow} left St. Peter’s Basilica in {Peter|peter-harlow}’s car.",
    );
    check("{{John|john-harlow} & {{Mary Harlow|mary-harlow} sang.");
    check("Boxer {{Dwayne \"The Rock\" Peters|dwayne-the-rock-peters} won.");
}

#[test]
fn firms_of_two_partners() {
    check("Marks & Spencer shut. She buys her coats at Marks & Spencer. Shoppers left Marks & Spencer with bags.");
    check("Marks and Spencer said sales rose. Harland and Wolff built it. Lawyers at Slaughter and May met.");
    check("{{Adam|adam-kovac} & {{Steve Kovac|steve-kovac} sang. {{Diana Marks|diana-marks} and {{Ann Spencer|ann-spencer} met.");
}

#[test]
fn ships_and_places_called_after_people() {
    check("The tanker Karl Brandt ran aground on Friday. The Karl Brandt carried oil. The RV Polly Hart helped.");
    check("{{Anna Lindqvist|anna-lindqvist} boarded the ferry Anna Lindqvist. {Lindqvist|anna-lindqvist} was tired.");
    check("Queen Anne’s Gate was shut. {{Anne Doyle|anne-doyle} left {Anne|anne-doyle}’s gate open.");
    check("Prince {{Edmund|edmund} of Wick came.");
    check("Dunmore’s mayor, {{Anna Lindqvist|anna-lindqvist}, spoke. The storm hit Dunmore’s outskirts.");
    check("The ferry captain {{Karl Brandt|karl-brandt} rowed.");
}

#[test]
fn letters_and_words_that_are_no_part_of_a_name() {
    check("{{Anna Lindqvist|anna-lindqvist} KC and Sir {{Brian Cotter|brian-cotter} OBE met. {Lindqvist|anna-lindqvist} spoke.");
    check("{{Thomas Wick III|thomas-wick-iii} won.");
    check("Christened {Maria|maria}, she is called Mimi.");
    check("{{T.J. “Buzz” Calloway|tj-buzz-calloway} flew it. {Calloway|tj-buzz-calloway} landed.");
}

#[test]
fn more_shapes_of_names() {
    check("{{Gwen “Sparky” O’Rourke-Dean|gwen-sparky-orourke-dean} owns it. Mrs {O’Rourke-Dean|gwen-sparky-orourke-dean} paid.");
    check("{{Erik|erik-halvorsen} and {{Tove Halvorsen|tove-halvorsen} own the inn. {Erik|erik-halvorsen} cooks.");
    check("{{Hassan|hassan-khoury} and {{Fatima al-Khoury|fatima-al-khoury} fled. {Hassan|hassan-khoury} wept.");
    check("{{Sam Okoro|sam-okoro} met Lagos lawyer {{Tunde Rivers|tunde-rivers}. {Rivers|tunde-rivers} objected.");
    check("Editor {{Nina Falk|nina-falk} left. {Falk|nina-falk} spokesman {{Hugh Lorne|hugh-lorne} stayed.");
}

#[test]
fn two_with_one_title() {
    // Before either is introduced, and after both were.
    check(
        "Ms. {Rivera|rivera} spoke. {{Ana Rivera|ana-rivera} and {{Lucia Rivera|lucia-rivera} run the mill. Ms. {Rivera|rivera} left.",
    );
    check(
        "Ms. {{Ana Rivera|ana-rivera} spoke. Ms. {Rivera|ana-rivera} won.\nMs. {{Lucia Rivera|lucia-rivera} lost.\nThe mill closed.\nMs. {Rivera|rivera} wept.",
    );
    // The sister was only named.
    check(
        "Ms. {{Ana Rivera|ana-rivera} spoke. Ms. {Rivera|ana-rivera} won.\nHer sister is {{Lucia Rivera|lucia-rivera}.\nThe mill closed.\nMs. {Rivera|ana-rivera} wept.",
    );
}

#[test]
fn given_names_of_two_syllables() {
    check(
        "The injured were {{Park Sun-woo|park-sun-woo} and {{Moon Do-gyun|moon-do-gyun}, police said. {Park|park-sun-woo} is 30.",
    );
    check("The Park Rose-class is a trawler. Hikers left the Park before noon.");
}

#[test]
fn all_of_a_name_that_is_known_by_its_end() {
    check("{{Floris de Wit|floris-de-wit} and {{Johanna de Wit-Bakker|johanna-de-wit-bakker} run the inn. Her husband left.");
    check("Local MSP {{Fergus McKillop|fergus-mckillop} wrote. {McKillop|fergus-mckillop} is angry.");
    check("{{Le Minh Chau|le-minh-chau}, a baker, sold it. Ms {Le|le-minh-chau} was away.");
}

#[test]
fn surnames_that_are_trades() {
    check(
        "Defender {{Jack Butcher|jack-butcher} scored. {Butcher|jack-butcher} left. The {Butcher|jack-butcher} family cheered.",
    );
    check("The butcher left. Butcher shops shut. The governor wrote.");
}

#[test]
fn firms_are_nobody() {
    check("The Danish company Harke Vestrup sank. It went to the shipbuilder Harke Vestrup.");
    check("The chain Vestrup, owned by a fund, shut. Her insurer, Lowell’s, paid. She worked at Lowell’s.");
    check("The prize was {{Ann Lowell|ann-lowell}’s. She ate at {Lowell|ann-lowell}’s house.");
    check("Unison said the strike would go on. Parents sang at Mass and left.");
}

#[test]
fn a_place_that_opens_a_report() {
    check("Torsvik – Divers were looking for salmon on Thursday.");
    check("{{Ann Lowell|ann-lowell} – Mayor since May – was away.");
}

#[test]
fn all_children_of_a_family() {
    check("He has daughters {{Maeve|maeve}, eight, and {{Sorcha|sorcha}, six, at the school. {Sorcha|sorcha} sang.");
    check("Her daughters sang, and Downing Street shut, six years on.");
}

#[test]
fn people_of_one_name() {
    check("{{Sutarti|sutarti}, 41, a weaver, wept. {Sutarti|sutarti} lost a son.");
    check("{{Kuncoro|kuncoro}, who like many Javanese uses one name, wept. {Kuncoro|kuncoro} lost a son.");
    check("The village chief, {Kuncoro|kuncoro}, had asked for a wall. {Kuncoro|kuncoro} said it was refused.");
    check("The organiser, Vestrup, had asked for a wall.");
}

#[test]
fn whom_somebody_speaks_for() {
    check("A spokesman for the prime minister, {{Karel Lowe|karel-lowe}, said it was sound.");
}

#[test]
fn forenames_that_nobody_knows() {
    check("At the clinic, {{Ebinimi Tokpa|ebinimi-tokpa} wept. “It hurts,” said {Tokpa|ebinimi-tokpa}, a fish seller.");
    check("His aide, Chief {{Preyeba Tokpa|preyeba-tokpa}, said so.");
    check("Welcome {Tokpa|tokpa}! Police said {Tokpa|tokpa} had left.");
}

#[test]
fn clipped_articles() {
    check("“No,” said {{Annelies van ’t Riet|annelies-van-t-riet}, a baker. {Van ’t Riet|annelies-van-t-riet} left.");
    check("“No,” said {{Joost van 't Riet|joost-van-t-riet}, a baker. He can't bake.");
}

#[test]
fn whoever_is_called_by_the_first_surname() {
    check(
        "{{Rodrigo Salas Pinto|rodrigo-salas-pinto}, 61, resigned. {Salas|rodrigo-salas-pinto} denied it. {{Andrea Pinto|andrea-pinto}, a cousin, takes over. {Pinto|andrea-pinto} was silent.",
    );
    check(
        "{{Rodrigo Salas Pinto|rodrigo-salas-pinto}, 61, resigned. {{Andrea Pinto|andrea-pinto}, a cousin, takes over. {Pinto|pinto} was silent.",
    );
}

#[test]
fn the_wife_by_her_title() {
    check(
        "{{Ebin Wyn Tokpa|ebin-wyn-tokpa}, 71, died. His widow, {{Nerta Tokpa|nerta-tokpa}, wept. Mrs {Tokpa|nerta-tokpa} spoke. Mr {Tokpa|ebin-wyn-tokpa} was a coxswain.",
    );
}

#[test]
fn what_a_nurse_is_in_charge_of() {
    check("Ward sister {{Funmilayo Tokpa|funmilayo-tokpa} said so.");
    check("Cholera kills 31 in the delta. The club Deportes Salar lost.");
}

#[test]
fn the_article_of_balinese_names() {
    check(
        "“No,” said {{I Made Sudira|i-made-sudira}, a geologist. {Sudira|i-made-sudira} left. I made {Sudira|i-made-sudira} wait.",
    );
}

#[test]
fn titles_before_the_forename() {
    check("Dame {{Jane Tokpa|jane-tokpa} left. Dame {Jane|jane-tokpa} was tired. Mr {Jane|jane} was not.");
    check("Lord {{Harmsley|harmsley}, the chairman, left. Letters of the last sultan of Zanzibar burned.");
}

#[test]
fn syllables_that_look_like_participles() {
    check("{{Lam Siu-ming|lam-siu-ming}, 67, a tailor, left. {Lam|lam-siu-ming} wept. A Downing Street-using cyclist fell.");
}

/// Ranks of the police in letters that mean something else elsewhere.
#[test]
fn ranks_of_the_police() {
    check("DC {{Lena Whitlow|lena-whitlow} led the search. DC {Whitlow|lena-whitlow} said it was over.");
    check_roles("DC Lena Whitlow led the search.", &["DC"]);
    check_roles("DCI Lena Whitlow led the search.", &["DCI"]);
    check("PC Comics sold well.");
    check("She flew to Washington DC.");
    check("In Washington DC {{Ann Whitlow|ann-whitlow} led the search.");
    check_roles("In Washington DC Ann Whitlow led the search.", &[]);
    check("They live in DC. PC sales fell.");
}

/// What somebody does, told in a clause behind the name.
#[test]
fn roles_in_a_clause() {
    check_roles("Martin Fenlow, who chairs the planning committee, said no.", &["chair of the planning committee"]);
    check_roles("Oona Marlow, who manages the outreach team, said yes.", &["manager of the outreach team"]);
    check_roles("Pia Holm, who has been the director since 2017, said yes.", &["director"]);
    check_roles("Pia Holm, who now leads the Farmers group, said yes.", &["leader of the Farmers group"]);
    check_roles("Pia Holm, who leads 3-1, said yes.", &[]);
    check_roles("Pia Holm, who heads home tomorrow, said yes.", &[]);
    check_roles("Pia Holm, who has been ill since 2017, said yes.", &[]);
    check_roles("Pia Holm, who saw the director in 2017, said yes.", &[]);
}

/// An office before a comma, whose it is, and where it is held.
#[test]
fn offices_with_an_owner() {
    check_roles("The trust's new chief executive, Maria Pellow, said yes.", &["trust's new chief executive"]);
    check_roles("Norway's ambassador to Peru, Ingrid Solow, said yes.", &["Norway's ambassador to Peru"]);
    check_roles("The envoy of the Kingdom of Norway, Ingrid Solow, said yes.", &["envoy of the Kingdom of Norway"]);
    check_roles(
        "Alan Kearow, the secretary of the Ardle Supporters' Trust, will go.",
        &["secretary of the Ardle Supporters' Trust"],
    );
    check_roles("Tom Paulow, head of Oslo-based chain Penrow, said yes.", &["head of Oslo-based chain Penrow"]);
    check_roles("In talks to the ambassador, Ingrid Solow said no.", &[]);
    check_roles("A friend of the Kingdom of Norway, Ingrid Solow said, had called.", &[]);
}

/// An office alone is nobody.
#[test]
fn an_office_is_nobody() {
    check("She was Chief Financial Officer.");
    check("The Chief Operating Officer and the Managing Director left.");
    check("{{Anna Officer|anna-officer} left the hall.");
}
