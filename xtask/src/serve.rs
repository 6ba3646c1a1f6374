//! The app while one works on it.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use crate::embed;
use crate::run::{Failure, Result, run};
use crate::setup::{COMPILER_FLAGS, Toolbox};

const ADDRESS: &str = "127.0.0.1";
const PORT: u16 = 8080;

/// Serves the app, rebuilt and reloaded when a file changes, until interrupted.
pub(crate) fn serve() -> Result<()> {
    let tools = Toolbox::ensure()?;
    let address = SocketAddr::from(([127, 0, 0, 1], PORT));
    TcpListener::bind(address).map_err(|error| {
        Failure::new(format!("port {PORT} cannot be used: {error}"))
            .remedy("Stop what is using it, then run `cargo xtask serve` again.")
    })?;
    embed::build(&tools)?;
    println!("\n==> build and serve: the first build takes a few minutes");
    std::thread::spawn(move || {
        // Trunk begins to listen when the first build is done.
        while TcpStream::connect(address).is_err() {
            std::thread::sleep(Duration::from_millis(200));
        }
        println!("\n    Waymark is at http://{ADDRESS}:{PORT} (Ctrl+C ends it)\n");
    });
    run(tools
        .command("trunk")
        .args(["serve", "--dist", "target/serve", "--address", ADDRESS])
        .args(["--port", &PORT.to_string(), "--cargo-profile", "serve"])
        .env(embed::VERSION, embed::version_line()?)
        // Types erased: the views compile faster, and nobody counts bytes here.
        .env(COMPILER_FLAGS, "--cfg\u{1f}erase_components"))
}
