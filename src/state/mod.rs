//! Signals that pages share. The only caller of `platform`.

pub mod navigation;
