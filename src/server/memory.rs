//! Memory that is not needed any more goes back to the system.

/// Has the system forget pages of the program that will not be looked at again; if they are, it reads them anew from the program's file.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn put_away(bytes: &'static [u8]) {
    // SAFETY: it asks for a number.
    let page = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    let Some(page) = usize::try_from(page).ok().filter(|it| it.is_power_of_two()) else { return };
    let start = bytes.as_ptr().addr();
    // Whole pages only: what else lies on the first and the last is in use.
    let (first, end) = (start.next_multiple_of(page), (start + bytes.len()) / page * page);
    if first < end {
        // SAFETY: the pages lie within `bytes`, which never change: dropped or not, they read the same (madvise(2), MADV_DONTNEED on pages
        // of a file).
        unsafe {
            libc::madvise(bytes.as_ptr().wrapping_add(first - start).cast_mut().cast(), end - first, libc::MADV_DONTNEED);
        }
    }
}

/// Other systems are not told.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn put_away(_: &'static [u8]) {}
