//! Memory that is not needed any more goes back to the system.

/// Gives back what was freed. The allocator of GNU systems keeps it otherwise: after 3,000 documents that were opened and closed, more
/// than all the rest together. Takes some milliseconds.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    // SAFETY: may be called at any time from any thread (malloc_trim(3), MT-Safe); it touches only what is free.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Other systems' allocators do it by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}
