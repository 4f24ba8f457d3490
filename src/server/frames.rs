//! Messages out of a stream of bytes, whatever the stream holds.
//!
//! A message is `Content-Length: N`, an empty line, and N bytes. Header names come in any case, other headers are ignored, and where
//! the stream is broken (no length, a forged one, a body cut short, junk) the next message is found by its header.

use std::io::{ErrorKind, Read, Result};

/// A longer body is not read: nobody's prose is that long, and a forged size must not fill the memory.
pub const LONGEST: u64 = 256 << 20;

const CHUNK: usize = 64 << 10;
/// A header line longer than this is junk; only its last bytes are kept, in case a header begins there.
const LONGEST_LINE: usize = 16 << 10;
const NAME: &[u8] = b"content-length:";

#[derive(Debug, PartialEq)]
pub enum Frame {
    Body(Vec<u8>),
    /// Something that is no message, for the reply; said once until the next good frame.
    Broken(&'static str),
}

/// Reads frames one after the other. Holds no more than what has arrived of one message.
pub struct Frames<R> {
    input: R,
    buffer: Vec<u8>,
    start: usize,
    complained: bool,
}

impl<R: Read> Frames<R> {
    pub fn new(input: R) -> Frames<R> {
        Frames { input, buffer: Vec::new(), start: 0, complained: false }
    }

    /// The next frame; `None` at the end of the stream.
    pub fn next(&mut self) -> Result<Option<Frame>> {
        loop {
            let broken = match self.header()? {
                None => return Ok(None),
                Some(Header::Length(length)) if length > LONGEST => "the message is longer than this server reads",
                Some(Header::Length(length)) => {
                    let Some(body) = self.body(length as usize)? else { return Ok(None) };
                    self.complained = false;
                    return Ok(Some(Frame::Body(body)));
                }
                Some(Header::Broken(reason)) => reason,
            };
            if !std::mem::replace(&mut self.complained, true) {
                return Ok(Some(Frame::Broken(broken)));
            }
        }
    }

    /// Takes back a body that was no message: when its stated length was too great, the header of another message stands in it.
    pub fn put_back(&mut self, body: &[u8]) {
        if let Some(at) = header_inside(body) {
            self.buffer.splice(..self.start, body[at..].iter().copied());
            self.start = 0;
        }
    }

    /// Reads lines up to the empty one.
    fn header(&mut self) -> Result<Option<Header>> {
        let mut length = None;
        let mut seen = false;
        let mut scanned = 0;
        loop {
            let rest = &self.buffer[self.start..];
            let Some(end) = rest[scanned..].iter().position(|&byte| byte == b'\n').map(|at| at + scanned) else {
                scanned = rest.len();
                if rest.len() > LONGEST_LINE && find(rest, NAME).is_none() {
                    self.start = self.buffer.len() - NAME.len();
                    scanned = NAME.len();
                } else if rest.len() > LONGEST_LINE * 2 {
                    self.start = self.buffer.len();
                    scanned = 0;
                }
                if !self.fill(CHUNK)? {
                    return Ok(None);
                }
                continue;
            };
            let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
            let empty = line.is_empty();
            if let Some(at) = find(line, NAME) {
                length = Some(number(&line[at + NAME.len()..]));
            }
            self.start += end + 1;
            scanned = 0;
            match (empty, length) {
                (true, Some(Some(length))) => return Ok(Some(Header::Length(length))),
                (true, Some(None)) => return Ok(Some(Header::Broken("the Content-Length is no number"))),
                (true, None) if seen => return Ok(Some(Header::Broken("a header without Content-Length"))),
                (true, None) => {}
                (false, _) => seen = true,
            }
        }
    }

    fn body(&mut self, length: usize) -> Result<Option<Vec<u8>>> {
        while self.buffer.len() - self.start < length {
            let missing = length - (self.buffer.len() - self.start);
            if !self.fill(missing.clamp(CHUNK, 16 * CHUNK))? {
                return Ok(None);
            }
        }
        let body = self.buffer[self.start..self.start + length].to_vec();
        self.start += length;
        Ok(Some(body))
    }

    /// Waits for more bytes, at most `most`; false at the end of the stream.
    fn fill(&mut self, most: usize) -> Result<bool> {
        if self.start == self.buffer.len() {
            self.start = 0;
            if self.buffer.capacity() > 4 * CHUNK {
                self.buffer = Vec::new();
            }
            self.buffer.clear();
        } else if self.start > CHUNK {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let old = self.buffer.len();
        self.buffer.resize(old + most, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[old..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(old + *read.as_ref().unwrap_or(&0));
        Ok(read? > 0)
    }
}

enum Header {
    Length(u64),
    Broken(&'static str),
}

/// Where the header of a message begins inside bytes that were no message; it may be cut off at their end.
fn header_inside(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], NAME).map(|at| at + from) {
        let rest = &bytes[at + NAME.len()..];
        match rest.iter().position(|&byte| byte == b'\n') {
            Some(end) if number(&rest[..end]).is_none() => from = at + 1,
            _ => return Some(at),
        }
    }
    (bytes.len().saturating_sub(NAME.len())..bytes.len())
        .find(|&at| NAME.get(..bytes.len() - at).is_some_and(|head| head.eq_ignore_ascii_case(&bytes[at..])))
}

/// The first place of `word` (lower case), in any case.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word))
}

fn number(bytes: &[u8]) -> Option<u64> {
    std::str::from_utf8(bytes).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time, as a slow pipe does.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, out: &mut [u8]) -> Result<usize> {
            let some = usize::from(!self.0.is_empty() && !out.is_empty());
            out[..some].copy_from_slice(&self.0[..some]);
            self.0 = &self.0[some..];
            Ok(some)
        }
    }

    /// The frames of a stream, read at once and byte by byte.
    fn frames(stream: &[u8]) -> Vec<String> {
        fn all(mut frames: Frames<impl Read>) -> Vec<String> {
            let mut out = Vec::new();
            while let Some(frame) = frames.next().unwrap() {
                match frame {
                    Frame::Body(body) if body.starts_with(b"{") && body.ends_with(b"}") => {
                        out.push(String::from_utf8_lossy(&body).into_owned());
                    }
                    Frame::Body(body) => {
                        frames.put_back(&body);
                        out.push("bad".to_owned());
                    }
                    Frame::Broken(_) => out.push("broken".to_owned()),
                }
            }
            out
        }
        let quick = all(Frames::new(stream));
        assert_eq!(quick, all(Frames::new(Slow(stream))), "byte by byte");
        quick
    }

    #[test]
    fn headers_in_any_case_and_order() {
        assert_eq!(frames(b"Content-Length: 2\r\n\r\n{}"), ["{}"]);
        assert_eq!(frames(b"content-length:2\r\n\r\n{}CONTENT-LENGTH: 3\r\n\r\n{1}"), ["{}", "{1}"]);
        assert_eq!(frames(b"Content-Type: x; charset=utf8\r\nContent-Length: 2\r\n\r\n{}"), ["{}"]);
        assert_eq!(frames(b"Content-Length: 2\n\n{}"), ["{}"]);
    }

    #[test]
    fn finds_the_next_message_after_a_broken_one() {
        let good = "Content-Length: 3\r\n\r\n{1}";
        for (broken, said) in [
            ("Content-Length: abc\r\n\r\n{}", "broken"),
            ("Content-Length: -5\r\n\r\n", "broken"),
            ("X-Foo: 1\r\n\r\n", "broken"),
            ("Content-Length: 99999999999999999999999\r\n\r\n{", "broken"),
            ("Content-Length: 10000000000\r\n\r\n{\"a\":1", "broken"),
            ("Content-Length: 3\r\n\r\n{\"too\":\"short\"}", "bad"),
            ("Content-Length: 20\r\n\r\n{\"too\":1}", "bad"),
            ("junk\r\n\r\njunk\r\n\r\n", "broken"),
        ] {
            assert_eq!(frames(format!("{broken}{good}").as_bytes()), [said, "{1}"], "{broken}");
        }
    }

    #[test]
    fn long_junk_is_not_kept() {
        let mut stream = vec![b'x'; 3 << 20];
        stream.extend_from_slice(b"Content-Length: 3\r\n\r\n{1}");
        let mut frames = Frames::new(&stream[..]);
        assert_eq!(frames.next().unwrap(), Some(Frame::Body(b"{1}".to_vec())));
        assert!(frames.buffer.capacity() < 1 << 20);
    }

    #[test]
    fn a_message_cut_off_at_the_end_is_none() {
        assert!(frames(b"Content-Length: 20\r\n\r\n{").is_empty());
        assert!(frames(b"Content-Len").is_empty());
        assert!(frames(b"").is_empty());
    }
}
