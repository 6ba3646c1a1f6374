//! Starts the app in the page.

fn main() {
    waymark::app::start();
}
