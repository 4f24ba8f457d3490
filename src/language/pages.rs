//! Memory for the tables of the models: read all over, so it lies on huge pages where the system has them, which saves it from looking up
//! the place of each page anew.

use std::ops::{Deref, DerefMut};

use memmap2::MmapMut;

/// Bytes that begin as zeros.
pub enum Pages {
    Mapped(MmapMut),
    /// Where nothing can be mapped.
    Plain(Vec<u8>),
}

impl Pages {
    pub fn zeros(length: usize) -> Pages {
        let Ok(map) = MmapMut::map_anon(length.max(1)) else { return Pages::Plain(vec![0; length]) };
        // Only a wish: a system without huge pages, or with none left, gives others.
        #[cfg(target_os = "linux")]
        let _ = map.advise(memmap2::Advice::HugePage);
        Pages::Mapped(map)
    }
}

impl Deref for Pages {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Pages::Mapped(map) => map,
            Pages::Plain(bytes) => bytes,
        }
    }
}

impl DerefMut for Pages {
    fn deref_mut(&mut self) -> &mut [u8] {
        match self {
            Pages::Mapped(map) => map,
            Pages::Plain(bytes) => bytes,
        }
    }
}
