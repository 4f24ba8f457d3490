pub mod text;
pub mod language;
