//! The body of a message becomes a request or a response of the framework, mended where clients are known to write what is no JSON.

use serde_json::{Map, Value};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// One message from the client.
#[derive(Debug)]
pub enum Message {
    /// A request or a notification.
    Request(Request),
    Response(Response),
    /// No message of the protocol: the answer to give.
    Bad(Response),
}

/// Reads a body: one message, or a batch of them. `None` when it is no JSON at all.
///
/// Bytes that are no UTF-8 and lone surrogates (`"\ud83d"`, which editors written in JavaScript can send while a user deletes half an
/// emoji) become U+FFFD: the rest of the message is good, and a lost edit would be worse.
pub fn read(body: &[u8]) -> Option<Vec<Message>> {
    let value = serde_json::from_slice(body).or_else(|_| serde_json::from_str(&mend(body))).ok()?;
    match value {
        Value::Array(values) if !values.is_empty() => Some(values.into_iter().map(message).collect()),
        value => Some(vec![message(value)]),
    }
}

fn message(value: Value) -> Message {
    let Value::Object(mut fields) = value else { return invalid(Id::Null) };
    let id = match fields.remove("id") {
        None => None,
        Some(Value::Null) => Some(Id::Null),
        Some(Value::String(id)) => Some(Id::String(id)),
        Some(Value::Number(id)) if id.is_i64() => id.as_i64().map(Id::Number),
        Some(_) => return invalid(Id::Null),
    };
    match (fields.remove("method"), id) {
        (Some(Value::String(method)), id) => {
            // `"params": null` is what some clients write for no parameters.
            let mut params = fields.remove("params").filter(|params| !params.is_null());
            if method == "initialized" && params.is_none() {
                // The framework wants some here, though there is nothing in them.
                params = Some(Value::Object(Map::new()));
            }
            let mut request = Request::build(method);
            if let Some(mut params) = params {
                encode_uris(&mut params);
                request = request.params(params);
            }
            if let Some(id) = id {
                request = request.id(id);
            }
            Message::Request(request.finish())
        }
        (None, Some(id)) if fields.contains_key("error") => {
            let error = serde_json::from_value(fields.remove("error").unwrap_or_default());
            Message::Response(Response::from_error(id, error.unwrap_or_else(|_| Error::internal_error())))
        }
        (None, Some(id)) if fields.contains_key("result") => {
            Message::Response(Response::from_ok(id, fields.remove("result").unwrap_or_default()))
        }
        (_, id) => invalid(id.unwrap_or(Id::Null)),
    }
}

/// Letters that a URI must write as `%C3%A9`, and that some clients leave as they are; the framework would drop the whole message.
fn encode_uris(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_uri = name == "uri" || name.ends_with("Uri");
                match value {
                    Value::String(uri) if is_uri && uri.bytes().any(is_foreign) => {
                        let encode = |it: u8| if is_foreign(it) { format!("%{it:02X}") } else { char::from(it).to_string() };
                        *uri = uri.bytes().map(encode).collect();
                    }
                    value => encode_uris(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(encode_uris),
        _ => {}
    }
}

/// What no URI has in it.
fn is_foreign(byte: u8) -> bool {
    !byte.is_ascii_graphic() || matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

fn invalid(id: Id) -> Message {
    Message::Bad(Response::from_error(id, Error::invalid_request()))
}

fn mend(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match (escaped(rest), rest.get(6..).and_then(escaped)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                out.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            (Some(_), _) => 6,
            // The escaped character itself may be of several bytes.
            (None, _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

/// The value of the `\uXXXX` that the text begins with.
fn escaped(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(body: &[u8]) -> String {
        match read(body).expect("JSON").remove(0) {
            Message::Request(request) => request.params().and_then(|it| it["text"].as_str()).expect("a text").to_owned(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lone_surrogates_and_bad_bytes_are_mended() {
        assert_eq!(text_of(br#"{"method":"x","params":{"text":"bad \ud83d here"}}"#), "bad \u{fffd} here");
        assert_eq!(text_of(br#"{"method":"x","params":{"text":"\ude00\ud83d"}}"#), "\u{fffd}\u{fffd}");
        assert_eq!(text_of(br#"{"method":"x","params":{"text":"\ud83d\ud83d\ude00"}}"#), "\u{fffd}\u{1f600}");
        assert_eq!(text_of(br#"{"method":"x","params":{"text":"\\ud83d \" \ud83d"}}"#), "\\ud83d \" \u{fffd}");
        assert_eq!(text_of(b"{\"method\":\"x\",\"params\":{\"text\":\"a\xff\xfeb\"}}"), "a\u{fffd}\u{fffd}b");
    }

    #[test]
    fn what_is_no_message_gets_an_answer() {
        for body in ["null", "5", "\"x\"", "{}", "[]", "[1]", r#"{"id":1}"#, r#"{"method":3}"#, r#"{"id":{},"method":"x"}"#] {
            let messages = read(body.as_bytes()).expect("JSON");
            assert!(matches!(messages[..], [Message::Bad(_)]), "{body}: {messages:?}");
        }
        for body in ["", "{", "\\", "\"\\u", "{\"a\":\"\\ud83\"}", &"[".repeat(100_000)] {
            assert!(read(body.as_bytes()).is_none(), "{body:.20}");
        }
    }

    #[test]
    fn uris_are_encoded_and_initialized_has_parameters() {
        let params = |body: &str| match read(body.as_bytes()).expect("JSON").remove(0) {
            Message::Request(request) => request.params().cloned(),
            other => panic!("{other:?}"),
        };
        let body = r#"{"method":"x","params":{"textDocument":{"uri":"file:///ä b/🦀.md?q=%20","text":"ä b"},"files":[{"oldUri":"é:"}]}}"#;
        let found = params(body).expect("parameters");
        assert_eq!(found["textDocument"]["uri"], "file:///%C3%A4%20b/%F0%9F%A6%80.md?q=%20");
        assert_eq!(found["textDocument"]["text"], "ä b");
        assert_eq!(found["files"][0]["oldUri"], "%C3%A9:");
        for body in [r#"{"method":"initialized"}"#, r#"{"method":"initialized","params":null}"#] {
            assert_eq!(params(body), Some(Value::Object(Map::new())));
        }
        assert_eq!(params(r#"{"method":"shutdown","id":1,"params":null}"#), None);
    }

    #[test]
    fn responses_and_batches() {
        assert!(matches!(read(br#"{"id":7,"result":null}"#).unwrap()[..], [Message::Response(_)]));
        assert!(matches!(read(br#"{"id":7,"error":{"code":1,"message":"x"}}"#).unwrap()[..], [Message::Response(_)]));
        assert!(matches!(read(br#"{"id":7,"error":"odd"}"#).unwrap()[..], [Message::Response(_)]));
        let batch = br#"[{"id":1,"method":"a"},{"method":"b","params":null}]"#;
        assert!(matches!(read(batch).unwrap()[..], [Message::Request(_), Message::Request(_)]));
    }
}
