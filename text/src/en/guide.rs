//! What stands around the guide. Its text is a page of its own, since it can be read without
//! the app too: `src/views/guide/guide.html`.

/// Under its heading.
pub const LEAD: &str = "What they are, when to use which, how they work together, and what goes \
    wrong. Ten minutes to read, and every rule leads to the place where you can try it.";
