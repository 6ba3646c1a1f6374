//! Why a file is not brought in.

use waymark_core::store::failure::NotDone;
use waymark_text::kept as words;
use waymark_text::kept::{drafts as draft_words, files};

use crate::state::kept::files::NotBrought;

/// The same as a sentence.
pub(crate) fn not_brought(why: &NotBrought) -> String {
    match why {
        NotBrought::TooLarge(most) => files::too_large(*most),
        NotBrought::Unreadable => files::UNREADABLE.to_owned(),
        NotBrought::Undecodable(why) => files::undecodable(why),
        NotBrought::File(problem) => files::problem(problem),
        NotBrought::Table(problem) => files::table_problem(problem),
        NotBrought::Zip(why) => draft_words::not_unpacked(*why),
        NotBrought::UnknownZip => draft_words::UNKNOWN_ZIP.to_owned(),
        NotBrought::InArchive(file, problem) => {
            draft_words::in_archive(file, &files::table_problem(problem))
        }
        NotBrought::Columns(why) => files::columns(why),
        NotBrought::NoRoom(needs, free) => files::no_room(*needs, *free),
        NotBrought::Fault(fault) => files::fault(fault),
        NotBrought::NotDone(why) => match &**why {
            NotDone::Refused(refusal) => words::refusal(refusal),
            NotDone::Failed(failure) => words::failure(failure),
        },
    }
}
