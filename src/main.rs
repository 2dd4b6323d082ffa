//! The program `perelik`: arguments in, an exit code out.

fn main() -> perelik::cli::Exit {
    perelik::cli::run()
}
