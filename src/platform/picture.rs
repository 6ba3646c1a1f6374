//! Drawings as pictures, to save or to share.

use super::kept;

/// Offers a drawing as a picture to save, so many pixels wide; whether the browser could.
pub(crate) async fn save_as_picture(name: &str, svg: &str, width: u32) -> bool {
    make(name, svg, width, "").await.is_some()
}

/// Hands a drawing as a picture to what the person shares things with, or offers it to
/// save where the browser shares no files: whether it was saved, none if it could not be
/// drawn.
pub(crate) async fn share_picture(name: &str, svg: &str, width: u32) -> Option<bool> {
    make(name, svg, width, " share").await
}

async fn make(name: &str, svg: &str, width: u32, share: &str) -> Option<bool> {
    if !kept::load().await {
        return None;
    }
    let how = [name, " ", &width.to_string(), share].concat();
    let made = kept::ask("picture", &svg.into(), &how.into()).await;
    made.ok()?.as_bool()
}
