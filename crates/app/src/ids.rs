//! The identifiers of the field. What a visitor touches is random; the rest sorts by time.

kernel::id! {
    /// An organisation hosted on this instance.
    OrgId
}
kernel::id! {
    /// A member of an organisation's team.
    StaffId
}
kernel::id! {
    /// A conversation of one visitor with one organisation. Always random.
    ConversationId
}
kernel::id! {
    /// Conversations that were discarded together. Random.
    BatchId
}
kernel::id! {
    /// A message. Always random.
    MessageId
}
kernel::id! {
    /// An image of a message. Always random.
    ImageId
}
kernel::id! {
    /// A complaint. Always random.
    ComplaintId
}
kernel::id! {
    /// A passkey of a member. Random: an ordered one would tell when it was made.
    PasskeyId
}
kernel::id! {
    /// A report of any form. Random: what it is about must not follow from when it was filed.
    ReportId
}
kernel::id! {
    /// A person as the team knows them. Random.
    PersonId
}
kernel::id! {
    /// A suggestion that two persons are one. Random.
    MergeId
}
kernel::id! {
    /// A tag: a keyed fingerprint of its word.
    TagId
}
kernel::id! {
    /// A look at a talk that is over. Random.
    ReviewId
}
kernel::id! {
    /// A view of the inbox with a name. Random.
    ViewId
}
kernel::id! {
    /// What somebody said about a talk. Random.
    FeedbackId
}
kernel::id! {
    /// A step of an emergency. Random.
    StepId
}
kernel::id! {
    /// A note of the team. Random.
    NoteId
}
kernel::id! {
    /// A series of shifts. Random.
    ShiftId
}
kernel::id! {
    /// An offer of a shift to a colleague. Random.
    OfferId
}
kernel::id! {
    /// A note at the end of a shift. Random.
    HandoverId
}
kernel::id! {
    /// A question to a consultant. Random to whoever lacks the instance key.
    ConsultId
}
kernel::id! {
    /// That a consultant is away. Random.
    AwayId
}
kernel::id! {
    /// Something that a member did with conversations and can undo. Random.
    DeedId
}
kernel::id! {
    /// Something that somebody is to be asked about again. Random.
    FollowUpId
}
kernel::id! {
    /// Somebody who is being forgotten wholly. Random.
    ForgettingId
}
kernel::id! {
    /// A course of safeguarding. Random.
    SafeguardingId
}
kernel::id! {
    /// What a member wrote to a colleague after a hard talk. Random.
    DebriefId
}
kernel::id! {
    /// Words in it. Random.
    DebriefWordId
}
kernel::id! {
    /// Something that must not be deleted by time. Random to whoever lacks the instance key.
    HoldId
}
kernel::id! {
    /// A film that an organisation shows.
    FilmId
}
