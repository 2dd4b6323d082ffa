//! `perelik hosting SERVER`: what the web server is told of this site, or the service that builds it.

use super::args::Hosting;
use super::exit::Exit;
use super::session::{Failure, Session};
use crate::base::diag::Level;
use crate::site::hosting::pipelines::{Forge, pipeline};
use crate::site::hosting::{Placement, Server, snippet};
use crate::site::pipeline::compile;

/// Prints the snippet of a server, or the pipeline file of a service.
pub(super) fn run(session: &mut Session, options: &Hosting) -> Result<Exit, Failure> {
    if let Some(forge) = Forge::parse(&options.server) {
        let text = pipeline(forge, &session.words);
        session.print_line(text.trim_end())?;
        return Ok(Exit::Fine);
    }
    let sources = session.read()?;
    let config = session.config(&options.common)?;
    let checked = compile(&sources, &config);
    if checked.diagnostics.has_errors() {
        session.print_diagnostics(&options.common, &checked.diagnostics, &sources, Level::Error)?;
        return Ok(Exit::from_diagnostics(&checked.diagnostics));
    }
    let Some(server) = Server::parse(&options.server) else { return Ok(Exit::Failed) };
    let site = checked.value;
    let placement = Placement { folder: &options.folder, is_https_only: options.hsts };
    let text = snippet(server, site.public(), site.routes(), placement);
    session.print_line(text.trim_end())?;
    Ok(Exit::Fine)
}
