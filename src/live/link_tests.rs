use super::*;
use proptest::prelude::*;

/// A machine of a tab that is in sight and leads, at its first stream.
fn opening() -> Link {
    let mut link = Link::default();
    assert!(link.step(Input::Wanted(true), 0.5).is_empty());
    assert_eq!(link.step(Input::Leads(true), 0.5), [Order::Open, Order::Alarm(Some(FIRST_WORD))]);
    link
}

fn open() -> Link {
    let mut link = opening();
    assert_eq!(link.step(Input::Heard(Some(20_000)), 0.5), [Order::Alarm(Some(SILENCE))]);
    assert_eq!(link.state(), State::Live);
    link
}

#[test]
fn a_stream_that_breaks_comes_back_after_a_moment_drawn_from_the_whole_window() {
    for (chance, milliseconds) in [(0.0, 0), (0.25, 5_000), (1.0, 20_000)] {
        let mut link = open();
        assert_eq!(link.step(Input::Broke, chance), [Order::Close, Order::Alarm(Some(milliseconds))]);
        assert_eq!(link.state(), State::Reconnecting);
        assert_eq!(link.step(Input::Alarm, 0.5), [Order::Open, Order::Alarm(Some(FIRST_WORD))]);
    }
}

#[test]
fn a_stream_without_a_word_for_too_long_is_taken_for_dead() {
    let mut link = open();
    assert_eq!(link.step(Input::Alarm, 1.0), [Order::Close, Order::Alarm(Some(20_000))]);
}

#[test]
fn a_stream_that_never_spoke_is_asked_after_once() {
    let mut link = opening();
    assert_eq!(link.step(Input::Broke, 0.5), [Order::Close, Order::Ask, Order::Alarm(None)]);
    assert_eq!(link.step(Input::Broke, 0.5), []);
    assert_eq!(link.step(Input::Answered(Answer::Failed), 1.0), [Order::Close, Order::Alarm(Some(60_000))]);
}

#[test]
fn a_newsroom_that_names_a_time_is_not_asked_before_it() {
    let mut link = opening();
    link.step(Input::Broke, 0.5);
    assert_eq!(link.step(Input::Answered(Answer::Busy(Some(90))), 0.5), [Order::Close, Order::Alarm(Some(105_000))]);
    assert_eq!(link.step(Input::Alarm, 0.5), [Order::Open, Order::Alarm(Some(FIRST_WORD))]);
}

#[test]
fn where_streams_do_not_get_through_the_newsroom_is_polled_and_a_stream_tried_now_and_then() {
    let mut link = opening();
    link.step(Input::Alarm, 0.5);
    link.step(Input::Answered(Answer::Fine), 0.5);
    assert_eq!(link.state(), State::Reconnecting);
    assert_eq!(link.step(Input::Alarm, 0.5), [Order::Open, Order::Alarm(Some(FIRST_WORD))]);
    link.step(Input::Alarm, 0.5);
    link.step(Input::Answered(Answer::Fine), 0.5);
    for poll in 0..POLLS {
        assert_eq!(link.state(), State::Polling, "{poll}");
        assert_eq!(link.step(Input::Alarm, 0.5), [Order::Close, Order::Ask, Order::Alarm(None)], "{poll}");
        assert_eq!(link.step(Input::Answered(Answer::Fine), 0.0), [Order::Close, Order::Alarm(Some(POLL))], "{poll}");
    }
    assert_eq!(link.step(Input::Alarm, 0.5), [Order::Open, Order::Alarm(Some(FIRST_WORD))]);
    assert_eq!(link.state(), State::Polling);
    // It fails again: back to polls at once.
    link.step(Input::Alarm, 0.5);
    assert_eq!(link.step(Input::Answered(Answer::Fine), 1.0), [Order::Close, Order::Alarm(Some(POLL + POLL / 2))]);
    assert_eq!(link.step(Input::Alarm, 0.5), [Order::Close, Order::Ask, Order::Alarm(None)]);
}

#[test]
fn a_stream_that_gets_through_again_ends_the_polling() {
    let mut link = opening();
    link.polls = Some(POLLS);
    link.step(Input::Heard(None), 0.5);
    assert_eq!((link.state(), link.polls), (State::Live, None));
}

#[test]
fn a_newsroom_without_live_news_is_left_alone() {
    let mut link = opening();
    link.step(Input::Broke, 0.5);
    assert_eq!(link.step(Input::Answered(Answer::Missing), 0.5), [Order::Alarm(None)]);
    assert!(link.is_missing());
    for input in [Input::InSight(false), Input::InSight(true), Input::Alarm, Input::Broke, Input::Online(false), Input::Online(true)] {
        assert_eq!(link.step(input, 0.5), []);
    }
}

#[test]
fn out_of_sight_or_offline_there_is_no_stream_and_on_return_at_once() {
    for (gone, back) in [(Input::InSight(false), Input::InSight(true)), (Input::Online(false), Input::Online(true)), (Input::Leads(false), Input::Leads(true))]
    {
        let mut link = open();
        assert_eq!(link.step(gone, 0.5), [Order::Close, Order::Alarm(None)]);
        assert_eq!(link.step(Input::Alarm, 0.5), []);
        assert_eq!(link.step(back, 0.5), [Order::Open, Order::Alarm(Some(FIRST_WORD))]);
    }
}

#[test]
fn the_reader_sees_why_nothing_comes() {
    let mut link = open();
    link.step(Input::Online(false), 0.5);
    assert_eq!(link.state(), State::Offline);
    link.step(Input::Wanted(false), 0.5);
    assert_eq!(link.state(), State::Paused);
}

fn inputs() -> impl Strategy<Value = Input> {
    let answer = prop_oneof![Just(Answer::Fine), prop::option::of(0_u32..200).prop_map(Answer::Busy), Just(Answer::Failed),];
    prop_oneof![
        any::<bool>().prop_map(Input::Leads),
        any::<bool>().prop_map(Input::Wanted),
        any::<bool>().prop_map(Input::Online),
        any::<bool>().prop_map(Input::InSight),
        prop::option::of(0_u32..100_000).prop_map(Input::Heard),
        Just(Input::Broke),
        answer.prop_map(Input::Answered),
        Just(Input::Alarm),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_there_is_one_stream_at_most_and_something_that_wakes_the_machine(steps in prop::collection::vec((inputs(), 0.0_f64..1.0), 0..80)) {
        let mut link = Link::default();
        let (mut streams, mut asked, mut alarm) = (0, false, None);
        for (input, chance) in steps {
            if matches!(input, Input::Answered(_)) {
                // Only what was asked is answered.
                if !asked { continue }
                asked = false;
            }
            let was_asking = link.phase == Phase::Asking;
            for order in link.step(input, chance) {
                match order {
                    Order::Open => streams += 1,
                    Order::Close => streams = 0,
                    Order::Ask => {
                        prop_assert!(!was_asking);
                        asked = true;
                    }
                    Order::Alarm(at) => alarm = at,
                }
            }
            let active = link.leads && link.wanted && link.online && link.in_sight;
            prop_assert!(streams <= 1);
            prop_assert_eq!(streams == 1, matches!(link.phase, Phase::Opening | Phase::Open));
            prop_assert!(active || streams == 0);
            prop_assert!(!active || asked || alarm.is_some());
            prop_assert_eq!(active, link.phase != Phase::Idle);
        }
    }
}
