//! The semantic tokens that clients were last given, so that the next answer can say what has changed.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tower_lsp::ls_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit, SemanticTokensFullDeltaResult, Uri,
};

#[derive(Default)]
pub struct Given {
    last: Mutex<(u64, BTreeMap<String, Answer>)>,
}

/// The name of an answer, and its tokens.
type Answer = (String, Vec<SemanticToken>);

impl Given {
    /// The whole answer, remembered.
    pub fn whole(&self, uri: &Uri, data: Vec<SemanticToken>) -> SemanticTokens {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.0 += 1;
        let id = last.0.to_string();
        last.1.insert(uri.as_str().to_owned(), (id.clone(), data.clone()));
        SemanticTokens { result_id: Some(id), data }
    }

    /// What has changed since the answer of that name; the whole when it is not the last one given.
    pub fn delta(&self, uri: &Uri, before: &str, data: Vec<SemanticToken>) -> SemanticTokensFullDeltaResult {
        let known = {
            let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            last.1.get(uri.as_str()).filter(|it| it.0 == before).map(|it| it.1.clone())
        };
        let Some(known) = known else { return self.whole(uri, data).into() };
        let edits = edit(&known, &data).into_iter().collect();
        let SemanticTokens { result_id, .. } = self.whole(uri, data);
        SemanticTokensDelta { result_id, edits }.into()
    }

    pub fn forget(&self, uri: &Uri) {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).1.remove(uri.as_str());
    }
}

/// The one edit between two rows, counted in numbers, five a token; none when they are the same.
fn edit(before: &[SemanticToken], after: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    let same = |pair: &(&SemanticToken, &SemanticToken)| pair.0 == pair.1;
    let front = before.iter().zip(after).take_while(same).count();
    let (old, new) = (before.get(front..)?, after.get(front..)?);
    let back = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let (old, new) = (old.get(..old.len() - back)?, new.get(..new.len() - back)?);
    (!old.is_empty() || !new.is_empty()).then(|| SemanticTokensEdit {
        start: 5 * front as u32,
        delete_count: 5 * old.len() as u32,
        data: Some(new.to_vec()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(length: u32) -> SemanticToken {
        SemanticToken { delta_line: 0, delta_start: 1, length, token_type: 0, token_modifiers_bitset: 0 }
    }

    #[test]
    fn one_edit_makes_the_new_row_of_the_old() {
        let rows: [&[u32]; 6] = [&[], &[1], &[1, 2, 3], &[1, 3], &[2, 2, 2], &[1, 2, 2, 3]];
        for before in rows {
            for after in rows {
                let [old, new] = [before, after].map(|row| row.iter().map(|&it| token(it)).collect::<Vec<_>>());
                let mut made = old.clone();
                match edit(&old, &new) {
                    None => assert_eq!(before, after),
                    Some(edit) => {
                        let start = edit.start as usize / 5;
                        made.splice(start..start + edit.delete_count as usize / 5, edit.data.unwrap());
                    }
                }
                assert_eq!(made, new);
            }
        }
    }
}
