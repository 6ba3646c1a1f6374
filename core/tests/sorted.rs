//! What is sorted one by one is sorted as std sorts.

#![cfg(feature = "store")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use waymark_core::sorted::{sort_few, sorted};

proptest! {
    #[test]
    fn few_are_sorted_as_std_sorts_and_equals_stay_in_their_order(
        mut all in proptest::collection::vec((0_u8..5, any::<u8>()), 0..40)
    ) {
        let mut expected = all.clone();
        expected.sort_by_key(|(key, _)| *key);
        sort_few(&mut all, |(one, _), (other, _)| one.cmp(other));
        prop_assert_eq!(all, expected);
    }

    #[test]
    fn of_a_name_that_is_there_twice_the_last_counts(
        all in proptest::collection::vec((0_u8..9, any::<u8>()), 0..40)
    ) {
        let expected: BTreeMap<u8, u8> = all.iter().copied().collect();
        prop_assert_eq!(sorted::<BTreeMap<_, _>, _>(all), expected);
    }
}
