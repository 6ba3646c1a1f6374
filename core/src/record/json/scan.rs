//! Where in a text something stands, for telling it by its line.

/// A place in a text that was read once: it only has to be right for JSON, and
/// only has to end for anything else.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn skip_blank(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Passes one byte that has to be there, and white space.
    fn pass(&mut self, byte: u8) -> Option<()> {
        if self.peek() != Some(byte) {
            return None;
        }
        self.at += 1;
        self.skip_blank();
        Some(())
    }

    /// Passes a string, and gives it with its quotes.
    fn string(&mut self) -> Option<&'t str> {
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += 1;
            match self.peek()? {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => break,
                _ => {}
            }
        }
        self.at += 1;
        self.text.get(start..self.at)
    }

    /// Passes a value of any kind, and white space up to what follows it, without
    /// going deeper on the stack.
    fn skip_value(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            if open == 0 && matches!(self.peek(), None | Some(b',' | b'}' | b']')) {
                return Some(());
            }
        }
    }

    /// From the beginning of an object to that of a member's value. Gives where
    /// its name begins.
    pub(super) fn enter_object(&mut self, wanted: &str) -> Option<usize> {
        self.pass(b'{')?;
        loop {
            let start = self.at;
            if self.peek()? != b'"' {
                return None;
            }
            let name: String = serde_json::from_str(self.string()?).ok()?;
            self.skip_blank();
            self.pass(b':')?;
            if name == wanted {
                return Some(start);
            }
            self.skip_value()?;
            self.pass(b',')?;
        }
    }

    /// From the beginning of an array to that of one of its elements, which it
    /// gives.
    pub(super) fn enter_array(&mut self, place: usize) -> Option<usize> {
        self.pass(b'[')?;
        for _ in 0..place {
            self.skip_value()?;
            self.pass(b',')?;
        }
        (self.peek()? != b']').then_some(self.at)
    }
}
