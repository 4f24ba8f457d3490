//! `subeditor schema`: all settings.

use std::io::{self, Write};

use super::CLEAN;
use super::args::{Schema, SchemaFormat};
use crate::workspace::settings::schema;

pub fn run(arguments: &Schema) -> io::Result<u8> {
    let text = match arguments.format {
        SchemaFormat::Json => format!("{:#}\n", schema::json_schema()),
        SchemaFormat::Markdown => schema::markdown(),
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(CLEAN)
}
