//! The quiz while it is being taken: what is marked, and how far one has come.

use crate::quiz::{Answer, Answers, Question};

/// The quiz while somebody takes it: what is marked on each question, and how
/// far they have gone on.
///
/// Going back keeps what is marked, so that changing one's mind about an early
/// question costs nothing later on. No answer is marked to begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    marked: [Option<Answer>; 4],
    submitted: usize,
}

/// Nothing is marked on the question that was to be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingMarked;

impl Attempt {
    /// The question being asked; `None` when the quiz is finished.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        Question::ALL.get(self.submitted).copied()
    }

    /// The answers submitted.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut given = self.marked;
        given[self.submitted..].fill(None);
        Answers { given }
    }

    /// What is marked on each question, in order.
    #[must_use]
    pub fn marks(&self) -> [Option<Answer>; 4] {
        self.marked
    }

    /// The attempt with these marks, of which the first so many were submitted;
    /// `None` where one of those is missing.
    #[must_use]
    pub fn at(marked: [Option<Answer>; 4], submitted: usize) -> Option<Self> {
        let given = marked.get(..submitted)?;
        given
            .iter()
            .all(Option::is_some)
            .then_some(Self { marked, submitted })
    }

    /// The answer marked on the question being asked.
    #[must_use]
    pub fn marked(&self) -> Option<Answer> {
        self.marked.get(self.submitted).copied().flatten()
    }

    /// Marks an answer on the question being asked. Does nothing when the quiz
    /// is finished.
    pub fn mark(&mut self, answer: Answer) {
        if let Some(place) = self.marked.get_mut(self.submitted) {
            *place = Some(answer);
        }
    }

    /// Submits what is marked and goes on; gives the question and its answer.
    ///
    /// # Errors
    ///
    /// [`NothingMarked`] when there is nothing to submit.
    pub fn submit(&mut self) -> Result<(Question, Answer), NothingMarked> {
        let (Some(question), Some(answer)) = (self.question(), self.marked()) else {
            return Err(NothingMarked);
        };
        self.submitted += 1;
        Ok((question, answer))
    }

    /// Goes back one question, keeping every mark. Does nothing at the first.
    pub fn back(&mut self) {
        self.submitted = self.submitted.saturating_sub(1);
    }

    /// Forgets everything.
    pub fn restart(&mut self) {
        *self = Self::default();
    }

    /// Takes answers from outside (a link, a host page) and stands at the first
    /// question without one.
    ///
    /// Where they only repeat the beginning of what is marked, this is a step
    /// back or forth in the same attempt, and the later marks stay; otherwise
    /// it is another attempt.
    pub fn take(&mut self, answers: Answers) {
        let count = answers.count();
        if self.marked[..count] != answers.given[..count] {
            self.marked = answers.given;
        }
        self.submitted = count;
    }
}
