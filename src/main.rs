//! The program `perelik`: arguments in, an exit code out.

/// Rendering makes and drops small values on every core at once, which the system's allocator does less well.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> perelik::cli::Exit {
    perelik::cli::run()
}
