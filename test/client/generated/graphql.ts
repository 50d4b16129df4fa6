/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What a claim is about. Of each kind given, at least one must be a subject of the claim, mentioned in one of the ways of `basis`. Where no kind is given, anything may be. */
export type About = {
  /** How the claim mentions it. */
  basis?: Array<Mention> | null | undefined;
  /** One of these countries. */
  country?: Array<string> | null | undefined;
  /** One of these organizations. */
  organization?: Array<string> | null | undefined;
  /** One of these people. */
  person?: Array<string> | null | undefined;
  /** One of these topics. */
  topic?: Array<string> | null | undefined;
};

/** By what somebody is said to be from a country. */
export type Background =
  /** A post or membership in an organization of the country is recorded. */
  | 'AFFILIATION'
  /** A citizenship is recorded. */
  | 'CITIZENSHIP'
  /** An unnamed speaker is so described ("Russian military commanders"), or an organization belongs to it. */
  | 'DESCRIPTION'
  /** A residence is recorded. Only where it is asked for by name. */
  | 'RESIDENCE';

/** How we know what is stated. */
export type Basis =
  /** The judgement of whoever recorded it. */
  | 'ANALYST'
  /** A cited reference outside the articles says so. */
  | 'EXTERNAL'
  /** Concluded from what is said, without being said. */
  | 'INFERRED'
  /** An article of this database says so. */
  | 'TEXT';

/** What a stretch of an article's text is. */
export type BlockKind =
  /** A summary by the editors. */
  | 'ABSTRACT'
  /** What an organization says of itself. */
  | 'BLURB'
  /** The text of the article itself. */
  | 'BODY'
  /** Who made it. */
  | 'BYLINE'
  /** Words about a picture. */
  | 'CAPTION'
  /** Who made the series or the picture. */
  | 'CREDITS'
  /** What the publication says of its own standing. */
  | 'DISCLAIMER'
  /** The title of the article. */
  | 'HEADLINE'
  /** Title lines of a series: name, number, date. */
  | 'MASTHEAD'
  /** Menus, counters and buttons of the page. */
  | 'NAVIGATION'
  /** A line repeated on each page. */
  | 'PAGE_HEADER'
  /** A request to subscribe or follow. */
  | 'PROMOTION'
  /** A sentence of the body, printed a second time. */
  | 'PULL_QUOTE'
  /** A line that leads to another article. */
  | 'TEASER';

/** What somebody did for an article. */
export type BylineRole =
  /** Wrote it. */
  | 'AUTHOR'
  /** Wrote it down from what another said. */
  | 'COMPILER'
  /** Edited it, or the series that it is part of. */
  | 'EDITOR'
  /** Was interviewed for it. */
  | 'INTERVIEWEE';

/** How many links the chain of a claim has. Joint speakers are one link. A most below the least is refused. */
export type ChainLength = {
  /** At most so many. */
  max?: number | null | undefined;
  /** At least so many: 2 for what was said at second hand. */
  min?: number | null | undefined;
};

/** One citizenship that fits every field given. */
export type CitizenOf = {
  /** How we know of it. */
  basis?: Array<Basis> | null | undefined;
  /** The country of citizenship. */
  country: string;
};

/** Only those claims that fit every field given. A field that is left out asks nothing; a field that is null is refused. Only accepted claims are listed unless `review` is given somewhere in the filter. */
export type ClaimFilter = {
  /** Only those about this. */
  about?: About | null | undefined;
  /** Only those about a country, mentioned explicitly or by a word that refers back, that controls the source of their own article. */
  aboutController?: OwnController | null | undefined;
  /** Only those that fit every one of these. An empty list fits all. */
  allOf?: Array<ClaimFilter> | null | undefined;
  /** Only those that fit at least one of these. An empty list fits none. */
  anyOf?: Array<ClaimFilter> | null | undefined;
  /** Only those of one of these articles. */
  article?: Array<string> | null | undefined;
  /** Only those whose holder, the one whose claim it is, fits this. Of joint holders one is enough. */
  attributedTo?: SpeakerFilter | null | undefined;
  /** Only those with so many links from the reader to the deepest speaker. */
  chainLength?: ChainLength | null | undefined;
  /** Only those in articles whose source was under such control when they were published. */
  controlledBy?: ControlWhenPublished | null | undefined;
  /** Only those on so many words: counted over the accepted claims EQUIVALENT to it, directly or through others, and itself. */
  corroboration?: CorroborationFilter | null | undefined;
  /** Only those whose prediction or promise falls due wholly in this range. What gives no time never fits. */
  due?: DayRange | null | undefined;
  /** Only those rendered in one of these ways. */
  form?: Array<ClaimForm> | null | undefined;
  /** True: only those with words that weaken them. False: only those without. */
  hedged?: boolean | null | undefined;
  /** True: only those that are another claim printed again. False: only those that are not. */
  isDuplicate?: boolean | null | undefined;
  /** Only these. */
  key?: Array<string> | null | undefined;
  /** Only those of one of these kinds. */
  kind?: Array<ClaimKind> | null | undefined;
  /** True: only those that somebody with a name holds: a person, an organization or the signed writer of an article, of this claim or of an accepted one that is EQUIVALENT to it, directly or through others. False: only those that rest on unnamed speakers, or on an unsigned writer, alone. */
  namedBacking?: boolean | null | undefined;
  /** Only those that do not fit this. */
  not?: ClaimFilter | null | undefined;
  /** Only those of which this came. */
  outcome?: OutcomeFilter | null | undefined;
  /** Only those that affirm, or only those that deny. */
  polarity?: Polarity | null | undefined;
  /** Only those whose article was published wholly in this range. */
  published?: DayRange | null | undefined;
  /** Only those in articles of such a source. An article without a source never fits. */
  publishedBy?: SourceFilter | null | undefined;
  /** Only those with one of these decisions of the reviewers. */
  review?: Array<Review> | null | undefined;
  /** Only those said wholly in this range. Where it is not recorded when a claim was said, it never fits. */
  said?: DayRange | null | undefined;
  /** Only those where somebody of the chain fits this: the holder, whoever relays the claim, or whoever is cited in it. */
  saidBy?: SpeakerFilter | null | undefined;
  /** Only those that take such a position on a question. */
  stance?: StanceFilter | null | undefined;
  /** Only those whose text, or whose quoted words as far as they are attached, answer this as they would answer `search`. */
  text?: string | null | undefined;
};

/** How the article renders a claim. */
export type ClaimForm =
  /** Wholly in quotation marks. */
  | 'DIRECT'
  /** Reported speech. */
  | 'INDIRECT'
  /** Attributed only by the article's byline to somebody interviewed. */
  | 'INTERVIEW'
  /** Partly in quotation marks. */
  | 'MIXED'
  /** In the article's own voice. */
  | 'NARRATION';

/** What a claim does. */
export type ClaimKind =
  /** Judges, explains or interprets. */
  | 'ASSESSMENT'
  /** Undertakes to do something. */
  | 'COMMITMENT'
  /** States what is or was so. */
  | 'FACT'
  /** Says what somebody wants, holds or fears. */
  | 'POSITION'
  /** Says what will be. */
  | 'PREDICTION'
  /** Asks somebody for something. */
  | 'REQUEST';

/** How two claims come to be a contradiction. */
export type ContradictionKind =
  /** It follows from their stances: one answers with yes or partly yes, the other gives another answer. Both may be true. */
  | 'ALTERNATIVE'
  /** It follows from their stances: one answers a question with yes or partly yes, the other with no. */
  | 'OPPOSED'
  /** It is recorded as one. */
  | 'RECORDED';

/** One entry on who controls a source that fits every field given, at whatever time. */
export type ControlFilter = {
  /** How we know of it. */
  basis?: Array<Basis> | null | undefined;
  /** Control by somebody of one of these countries. */
  country?: Array<string> | null | undefined;
  /** Control of one of these kinds. */
  kind?: Array<ControlKind> | null | undefined;
};

/** Who controls a source. */
export type ControlKind =
  /** A body that may not distribute profits, such as a research institute. */
  | 'NONPROFIT'
  /** A political party. */
  | 'PARTY'
  /** A private person or company. */
  | 'PRIVATE'
  /** A state, or a body that the state directs. */
  | 'STATE';

/** One entry on who controls a source that fits every field given, and whose period has a day in common with the publication of the article. An entry without a period counts, since nothing limits it; one with a period does not count for an undated article. */
export type ControlWhenPublished = {
  /** How we know of it. */
  basis?: Array<Basis> | null | undefined;
  /** Control by somebody of one of these countries. */
  country?: Array<string> | null | undefined;
  /** True: only control of a recorded period. False: only control that no period is recorded of. Without it, both. */
  isDated?: boolean | null | undefined;
  /** Control of one of these kinds. */
  kind?: Array<ControlKind> | null | undefined;
};

/** Numbers of a group of equivalent claims, all of which must be in their ranges. */
export type CorroborationFilter = {
  /** How often somebody holds one of them, each of joint speakers counted. */
  attributions?: CountRange | null | undefined;
  /** How many claims are in the group. */
  claims?: CountRange | null | undefined;
  /** How many articles they come from, reprints and duplicates counted as what they repeat. */
  independentOrigins?: CountRange | null | undefined;
  /** How many people and organizations hold them, writers who sign included. */
  namedHolders?: CountRange | null | undefined;
  /** How many sources carry them. Articles whose source is unknown add none. */
  sources?: CountRange | null | undefined;
  /** How many unnamed speakers hold them, of whom each article has its own. */
  unnamedHolders?: CountRange | null | undefined;
  /** How many articles that nobody signs hold them in their own voice. */
  unsignedWriters?: CountRange | null | undefined;
};

/** A range of numbers, both ends included. Where neither is given, any number is in it. A most below the least is refused. */
export type CountRange = {
  /** At most so many. */
  max?: number | null | undefined;
  /** At least so many. */
  min?: number | null | undefined;
};

/** How much the reporting words commit the one who reports. */
export type CueForce =
  /** Keeps a distance ("claimed"). */
  | 'DISTANCING'
  /** Takes it for true ("pointed out"). */
  | 'FACTIVE'
  /** Leaves it open ("said"). */
  | 'NEUTRAL';

/** A range of days, both ends included. What is not dated never lies in it, not even where both ends are open. A last day before the first is refused. */
export type DayRange = {
  /** First day. Without it the range is open. */
  from?: string | null | undefined;
  /** Last day. Without it the range is open. */
  to?: string | null | undefined;
};

/** One field of expertise that fits every field given. */
export type ExpertOn = {
  /** How we know of it. */
  basis?: Array<Basis> | null | undefined;
  /** The country known by profession. */
  country?: string | null | undefined;
  /** The topic known by profession. */
  topic?: string | null | undefined;
};

/** What a fact states of a person. */
export type FactProperty =
  /** Citizen of a country. Never concluded from a name or an employer. */
  | 'CITIZENSHIP'
  /** Knows a country or a topic by profession. */
  | 'EXPERTISE'
  /** Lives or is based in a country. */
  | 'RESIDENCE';

/** The everyday reading of "Russian": citizen of, works for, or described as of that country; resident there only where `by` asks for it. */
export type From = {
  /** How we know of it. */
  basis?: Array<Basis> | null | undefined;
  /** By which of these. */
  by?: Array<Background> | null | undefined;
  /** The country that they are from. */
  country: string;
};

/** What an article is. */
export type Genre =
  /** Signed analysis. */
  | 'ANALYSIS'
  /** Printed as questions and answers. */
  | 'INTERVIEW'
  /** A news report. */
  | 'NEWS'
  /** A comment, signed or not. */
  | 'OPINION';

/** Why a speaker does not match. */
export type HeldBackReason =
  /** What is asked is recorded of them, but only on a basis that was not asked for. */
  | 'BASIS'
  /** Nothing of the kind is recorded of them, of posts nothing for the time asked: neither that it is so, nor that it is not. */
  | 'UNKNOWN';

/** How a claim mentions what it is about. */
export type Mention =
  /** By a pronoun or another word that refers back. */
  | 'ANAPHORIC'
  /** By a name, an adjective or a metonym ("China", "Chinese", "Beijing"). */
  | 'EXPLICIT'
  /** Without any word for it; a reader concludes it. */
  | 'IMPLICIT';

/** What came of a prediction or a commitment. */
export type Outcome =
  /** Something recorded says that it came true, nothing that it did not. */
  | 'CONFIRMED'
  /** Something recorded says that it came true, something that it did not. */
  | 'DISPUTED'
  /** Nothing recorded says that it came true, nor that it did not. */
  | 'OPEN'
  /** Something recorded says that it did not come true, nothing that it did. */
  | 'REFUTED';

/** What came of a claim, by the accepted claims that are recorded to CONFIRM or REFUTE it. OPEN are only predictions, commitments and what else has a due date. */
export type OutcomeFilter = {
  /** One of these. */
  is: Array<Outcome>;
  /** As it stood on this day: only claims published by then, and only what claims published by then show. An article without a last day of publication was published by no day. Without it, by all that is recorded. */
  on?: string | null | undefined;
};

/** A country that a claim is about and that, by an entry which fits every field given, controls the source of its own article on the day of publication: as a state, or by a party of it. An entry without a period counts, since nothing limits it. */
export type OwnController = {
  /** How we know of the control. */
  basis?: Array<Basis> | null | undefined;
  /** True: only control of a recorded period. False: only control that no period is recorded of. Without it, both. */
  isDated?: boolean | null | undefined;
  /** Control of one of these kinds. */
  kind?: Array<ControlKind> | null | undefined;
};

/** What a recorded name is. */
export type PersonNameKind =
  /** The name that this database uses. */
  | 'PREFERRED'
  /** The name in another script. */
  | 'TRANSLITERATION'
  /** Another spelling or a fuller form. */
  | 'VARIANT';

/** Whether a claim affirms or denies. */
export type Polarity =
  /** A denial: never to be read as support for what it denies. */
  | 'NEGATIVE'
  /** Affirms. */
  | 'POSITIVE';

/** How near each other two claims are made. */
export type Reach =
  /** They are made in two articles. */
  | 'ACROSS_ARTICLES'
  /** They are made in one article, and share no sentence as far as is recorded. */
  | 'SAME_ARTICLE'
  /** Their words share a sentence. Where it is not recorded where sentences begin: their words overlap. */
  | 'SAME_SENTENCE';

/** How two claims stand to each other. */
export type RelationKind =
  /** The first shows that the second came true. */
  | 'CONFIRMS'
  /** They cannot both be true of the same event. Without direction. */
  | 'CONTRADICTS'
  /** The first is the same utterance as the second, printed again. */
  | 'DUPLICATES'
  /** They say the same. Without direction. */
  | 'EQUIVALENT'
  /** The first answers the second and disputes it. */
  | 'REBUTS'
  /** The first shows that the second did not come true. */
  | 'REFUTES'
  /** The first is a reason for the second. */
  | 'SUPPORTS';

/** How what somebody said reaches the article. */
export type Reported =
  /** By the article itself, and alone: neither of the others. The writer is no third party. */
  | 'DIRECTLY'
  /** Others speak with them, as one. */
  | 'JOINTLY'
  /** Somebody else, other than the writer, reports it or cites it. */
  | 'THROUGH_OTHERS';

/** What the reviewers decided on a claim. */
export type Review =
  /** Looked at, and stands. */
  | 'ACCEPTED'
  /** Recorded, and not yet looked at. */
  | 'PROPOSED'
  /** Looked at, and found wrong. */
  | 'REJECTED'
  /** Accepted once, and withdrawn since. */
  | 'RETRACTED';

/** The capacity in which somebody speaks, here and now. */
export type Role =
  /** Speaks from knowledge of a field: a scholar, an analyst, a specialist. */
  | 'EXPERT'
  /** Saw or heard it. */
  | 'EYEWITNESS'
  /** Reports for a publication. */
  | 'JOURNALIST'
  /** Speaks as a soldier. */
  | 'MILITARY'
  /** Speaks for a government or another public body. */
  | 'OFFICIAL'
  /** In none of these. */
  | 'OTHER';

/** Whether two stances speak of the same. */
export type Sameness =
  /** Each names another. */
  | 'DIFFERENT'
  /** At least one of them names none, or takes no stance. */
  | 'OPEN'
  /** Both name the same. */
  | 'SAME';

/** Where an asked text is looked for. */
export type SearchKind =
  /** In the titles of articles. */
  | 'ARTICLE'
  /** In the text of accepted claims, which is in our own words. */
  | 'CLAIM'
  /** In the names of organizations, abbreviations and other names included. */
  | 'ORGANIZATION'
  /** In every recorded spelling of the names of people. */
  | 'PERSON'
  /** In the words of the content of accepted claims, as the article has them. Nothing is found there while the text is not attached. */
  | 'QUOTE'
  /** In the names of topics, other names included. */
  | 'TOPIC';

/** Only those sources that fit every field given. */
export type SourceFilter = {
  /** Only those that fit every one of these. An empty list fits all. */
  allOf?: Array<SourceFilter> | null | undefined;
  /** Only those that fit at least one of these. An empty list fits none. */
  anyOf?: Array<SourceFilter> | null | undefined;
  /** Only those of which such control is recorded. */
  control?: ControlFilter | null | undefined;
  /** Only those published from one of these countries. */
  country?: Array<string> | null | undefined;
  /** Only those of one of these kinds. */
  kind?: Array<SourceKind> | null | undefined;
  /** Only those whose usual name contains this, whatever its case. */
  name?: string | null | undefined;
  /** Only those that do not fit this. */
  not?: SourceFilter | null | undefined;
  /** Only these. */
  slug?: Array<string> | null | undefined;
};

/** What a source is. */
export type SourceKind =
  /** A radio or television station. */
  | 'BROADCASTER'
  /** A periodical that is no newspaper. */
  | 'MAGAZINE'
  /** A daily or weekly newspaper, in print or online. */
  | 'NEWSPAPER'
  /** An agency whose items others carry, or that publishes them itself. */
  | 'NEWS_AGENCY'
  /** A numbered or dated series of a research institute. */
  | 'THINK_TANK_SERIES'
  /** A site that is none of the others. */
  | 'WEBSITE';

/** What a span marks. */
export type SpanRole =
  /** The words of the claim. */
  | 'CONTENT'
  /** The reporting words. */
  | 'CUE'
  /** The words that weaken it. */
  | 'HEDGE'
  /** The words for the speaker. */
  | 'SOURCE';

/** One speaker who fits every field given: all of them hold of the same attribution. */
export type SpeakerFilter = {
  /** Is a person of whom such a citizenship is recorded, of whatever period. */
  citizenOf?: CitizenOf | null | undefined;
  /** Is a person of whom such an expertise is recorded, of whatever period. */
  expertOn?: ExpertOn | null | undefined;
  /** Is from a country in the everyday sense. Of a citizenship, its period does not matter. */
  from?: From | null | undefined;
  /** True: a person or an organization. False: a collective, somebody anonymous, or a document. The article's own voice is neither. */
  named?: boolean | null | undefined;
  /** Is one of these organizations itself. */
  organization?: Array<string> | null | undefined;
  /** Is one of these people, also as the signed writer of the article. */
  person?: Array<string> | null | undefined;
  /** Is reported in one of these ways. What is said jointly and reported by others is both. */
  reported?: Array<Reported> | null | undefined;
  /** Speaks in one of these capacities here. */
  role?: Array<Role> | null | undefined;
  /** Is of one of these kinds. */
  speakerKind?: Array<SpeakerKind> | null | undefined;
  /** Is one of these unnamed speakers of an article. */
  unnamed?: Array<string> | null | undefined;
  /** Is a person who held such a post on a day that the claim was made, or on the day given. */
  worksFor?: WorksFor | null | undefined;
};

/** Whom an attribution credits. */
export type SpeakerKind =
  /** One person without a name, such as "an official". */
  | 'ANONYMOUS'
  /** Several people without names, such as "pundits". */
  | 'COLLECTIVE'
  /** A text that is not named. */
  | 'DOCUMENT'
  /** A body with a name, or a place name used for one ("Moscow"). */
  | 'ORGANIZATION'
  /** Somebody with a name. */
  | 'PERSON'
  /** The article's own writer, in the article's own voice. */
  | 'WRITER';

/** One position taken that fits every field given. */
export type StanceFilter = {
  /** Only those that fit every one of these. An empty list fits all. */
  allOf?: Array<StanceFilter> | null | undefined;
  /** Only those that fit at least one of these. An empty list fits none. */
  anyOf?: Array<StanceFilter> | null | undefined;
  /** Taken by a claim whose holder fits this. Of joint holders one is enough. */
  attributedTo?: SpeakerFilter | null | undefined;
  /** How we know that the claim takes it. */
  basis?: Array<Basis> | null | undefined;
  /** Speaking of this country's motive or act alone. */
  country?: string | null | undefined;
  /** Speaking of this event. */
  event?: string | null | undefined;
  /** Only those that do not fit this. */
  not?: StanceFilter | null | undefined;
  /** One of these positions. */
  position?: Array<StancePosition> | null | undefined;
  /** On this question. */
  question?: string | null | undefined;
};

/** The position that a claim takes on a question. */
export type StancePosition =
  /** Gives another answer instead. */
  | 'ALTERNATIVE'
  /** Speaks of the effect only, not of the matter itself. */
  | 'EFFECT_ONLY'
  /** Answers no. */
  | 'REJECTS'
  /** Answers yes. */
  | 'SUPPORTS'
  /** Answers yes in part, or with a reservation. */
  | 'SUPPORTS_PARTLY';

/** How a holder stands to the reader. */
export type Standing =
  /** A person or an organization, also the writer who signs an article. */
  | 'NAMED'
  /** A collective, somebody anonymous, or a document. */
  | 'UNNAMED'
  /** The own voice of an article that nobody signs. */
  | 'WRITER';

/** One post or membership that fits every field given. It counts on the days of its period: the stated one, or else from its first to its last attestation. One without either never fits. */
export type WorksFor = {
  /** How we know of it. */
  basis?: Array<Basis> | null | undefined;
  /** The country of the organization. Of the two bases, that of the post and that of this country, the weaker then counts. */
  country?: string | null | undefined;
  /** The day on which it must be held. Without it: of a speaker, any of the days on which the claim may have been made; of a person, any day. */
  on?: string | null | undefined;
  /** The organization itself, not its parts. */
  organization?: string | null | undefined;
};

export type ChinaByRussianExpertsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChinaByRussianExpertsQuery = { claims: { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string, text: string, polarity: Polarity, form: ClaimForm, attributions: Array<{ depth: number, role: Role, label: string | null, cue: string | null, speaker:
          | { name: string }
          | { name: string, affiliations: Array<{ title: string, basis: Basis, organization: { name: string, country: { code: string } | null } | null, references: Array<{ url: string | null }> }> }
          | Record<PropertyKey, never>
         | null }>, spans: Array<{ start: number, end: number, sha256: string, exact: string | null }>, article: { title: string | null, published: { edtf: string } | null, source: { name: string, country: { code: string } | null, control: Array<{ kind: ControlKind, basis: Basis }> } | null } }> } };

export type ReadingsOfRussianQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadingsOfRussianQuery = { everyday: { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string }> }, everydayByTheArticlesAlone: { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string }> }, citizen: { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string }> }, employedInRussia: { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string }> }, expertOnRussia: { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string }> } };

export type AnswerFragment = { totalCount: number, heldBack: Array<{ reason: HeldBackReason, count: number }>, nodes: Array<{ key: string }> };

export type WhoDisagreesQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoDisagreesQuery = { question: { text: string, stances: Array<{ position: StancePosition, event: { name: string } | null, country: { name: string } | null, claim: { key: string, text: string, attributions: Array<{ isHolder: boolean, role: Role, speaker:
            | { name: string }
            | { name: string }
            | { label: string }
           | null }> } }> } | null };

export type HoweverReportedQueryVariables = Exact<{
  person: string;
}>;


export type HoweverReportedQuery = { claims: { totalCount: number, nodes: Array<{ key: string, text: string, attributions: Array<{ depth: number, isHolder: boolean, label: string | null, cue: string | null, force: CueForce | null, speaker:
          | { name: string }
          | { name: string }
          | { label: string }
         | null }> }> } };

export type OnUnnamedWordAloneQueryVariables = Exact<{ [key: string]: never; }>;


export type OnUnnamedWordAloneQuery = { claims: { totalCount: number, nodes: Array<{ key: string, text: string, hedge: string | null, attributions: Array<{ label: string | null, role: Role, cue: string | null, speaker:
          | { kind: SpeakerKind, countries: Array<{ basis: Basis, country: { name: string } }> }
          | Record<PropertyKey, never>
         | null }>, article: { slug: string } }> } };

export type SecondHandQueryVariables = Exact<{ [key: string]: never; }>;


export type SecondHandQuery = { claims: { totalCount: number, nodes: Array<{ key: string, text: string, attributions: Array<{ depth: number, isHolder: boolean, speakerKind: SpeakerKind, label: string | null, cue: string | null, speaker:
          | { name: string }
          | { name: string }
          | Record<PropertyKey, never>
         | null }> }> } };

export type ThenPrimeMinisterQueryVariables = Exact<{
  talks: string;
  before: string;
}>;


export type ThenPrimeMinisterQuery = { duringTheTalks: { nodes: Array<{ name: string, affiliations: Array<{ title: string, basis: Basis, organization: { name: string } | null, period: { edtf: string } | null }> }> }, before: { nodes: Array<{ name: string, affiliations: Array<{ title: string, basis: Basis, organization: { name: string } | null, period: { edtf: string } | null }> }> } };

export type PersonWithReferencesQueryVariables = Exact<{
  slug: string;
}>;


export type PersonWithReferencesQuery = { person: { name: string, wikidata: string | null, names: Array<{ text: string, kind: PersonNameKind }>, affiliations: Array<{ title: string, isAttested: boolean, basis: Basis, organization: { name: string, country: { name: string } | null } | null, period: { edtf: string } | null, references: Array<{ url: string | null, says: string | null }> }>, facts: Array<{ property: FactProperty, detail: string | null, basis: Basis, country: { name: string } | null, references: Array<{ url: string | null, says: string | null }> }>, claims: { totalCount: number, nodes: Array<{ key: string, text: string }> } } | null };

export type ContradictionsQueryVariables = Exact<{
  key: string;
}>;


export type ContradictionsQuery = { claim: { key: string, text: string, polarity: Polarity, relations: Array<{ kind: RelationKind, basis: Basis, from: { key: string, text: string, polarity: Polarity, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }>, article: { published: { edtf: string } | null, source: { name: string } | null } }, to: { key: string, text: string, polarity: Polarity, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }>, article: { published: { edtf: string } | null, source: { name: string } | null } } }>, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }>, article: { published: { edtf: string } | null, source: { name: string } | null } } | null };

export type ToldFragment = { key: string, text: string, polarity: Polarity, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }>, article: { published: { edtf: string } | null, source: { name: string } | null } };

export type SourcesAndControlQueryVariables = Exact<{ [key: string]: never; }>;


export type SourcesAndControlQuery = { sources: { nodes: Array<{ name: string, kind: SourceKind, country: { name: string } | null, publisher: { name: string } | null, control: Array<{ kind: ControlKind, ownerName: string | null, typology: string | null, basis: Basis, period: { edtf: string } | null, references: Array<{ url: string | null }> }>, claims: { totalCount: number } }> } };

export type PagesQueryVariables = Exact<{
  filter?: ClaimFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PagesQuery = { claims: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ key: string, text: string, article: { published: { edtf: string } | null } }> } };

export type ArticlesAndTheirTextsQueryVariables = Exact<{ [key: string]: never; }>;


export type ArticlesAndTheirTextsQuery = { articles: { nodes: Array<{ slug: string, title: string | null, genre: Genre, publishedBasis: Basis | null, published: { edtf: string } | null, bylines: Array<{ role: BylineRole, person: { name: string } }>, source: { name: string } | null, texts: Array<{ sha256: string, length: number, body: string | null, blocks: Array<{ kind: BlockKind, start: number, end: number }> }> }> } };

export type WhereTheWordsStandQueryVariables = Exact<{
  key: string;
}>;


export type WhereTheWordsStandQuery = { claim: { text: string, form: ClaimForm, spans: Array<{ role: SpanRole, start: number, end: number, sha256: string, exact: string | null, prefix: string | null, suffix: string | null, text: { length: number } }>, article: { title: string | null, url: string | null } } | null };

export type DenialsPromisesHedgesQueryVariables = Exact<{ [key: string]: never; }>;


export type DenialsPromisesHedgesQuery = { denials: { totalCount: number, nodes: Array<{ key: string, text: string, form: ClaimForm }> }, promises: { totalCount: number, nodes: Array<{ key: string, kind: ClaimKind, text: string, due: { edtf: string } | null }> }, hedged: { totalCount: number, nodes: Array<{ key: string, text: string, hedge: string | null }> } };

export type SearchQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ kind: SearchKind, rank: number, text: string, ranges: Array<{ start: number, end: number }>, found:
        | { slug: string, published: { edtf: string } | null }
        | { key: string, article: { title: string | null } }
        | { slug: string, name: string }
        | { slug: string, name: string }
        | { slug: string, name: string }
       }> } };

export type ChinaByExpertsCountedQueryVariables = Exact<{ [key: string]: never; }>;


export type ChinaByExpertsCountedQuery = { claimFacets: { totalCount: number, countries: { total: number, buckets: Array<{ count: number, country: { code: string, name: string } | null }> }, speakerCountries: { buckets: Array<{ count: number, country: { code: string, name: string } | null }> }, speakers: { total: number, buckets: Array<{ count: number, speaker:
          | { name: string }
          | { name: string }
          | { label: string, article: { title: string | null } }
         | null }> }, controls: { buckets: Array<{ kind: ControlKind | null, count: number, country: { name: string } | null }> }, stances: { buckets: Array<{ position: StancePosition | null, count: number, question: { text: string } | null }> } } };

export type ChinaOverTimeQueryVariables = Exact<{ [key: string]: never; }>;


export type ChinaOverTimeQuery = { timeline: { totalCount: number, buckets: Array<{ from: string, to: string, count: number, by: { total: number, buckets: Array<{ value: string | null, name: string | null, count: number }> } | null }>, undated: { count: number }, imprecise: { count: number } } };

export type FlagshipAsOfQueryVariables = Exact<{
  time?: string | null | undefined;
}>;


export type FlagshipAsOfQuery = { claims: { totalCount: number, nodes: Array<{ key: string, text: string, recordedAt: string, stances: Array<{ position: StancePosition, recordedAt: string }> }> } };

export type PositionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PositionsQuery = { question: { text: string, positions: Array<{ position: StancePosition, claimCount: number, namedHolders: number, unnamedHolders: number, unsignedWriters: number, event: { name: string } | null, holders: { nodes: Array<{ standing: Standing, role: Role, holder:
            | { name: string }
            | { name: string }
            | { label: string }
           | null, article: { title: string | null } | null, claims: { totalCount: number, nodes: Array<{ key: string, text: string }> } }> } }> } | null };

export type OfficialsAgainstExpertsQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficialsAgainstExpertsQuery = { contradictions: { totalCount: number, nodes: Array<{ kind: ContradictionKind, reach: Reach, events: Sameness, basis: Basis, question: { text: string } | null, first: { key: string, text: string, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }> }, second: { key: string, text: string, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }> } }> } };

export type HeldFragment = { key: string, text: string, attributions: Array<{ isHolder: boolean, label: string | null, role: Role }> };

export type CorroboratedQueryVariables = Exact<{ [key: string]: never; }>;


export type CorroboratedQuery = { claims: { totalCount: number, nodes: Array<{ key: string, text: string, corroboration: { claims: number, sources: number, independentOrigins: number, namedHolders: number, unnamedHolders: number, unsignedWriters: number }, group: { nodes: Array<{ key: string, article: { source: { name: string } | null } }> } }> } };

export type QuotedByBothQueryVariables = Exact<{
  sources: Array<string> | string;
}>;


export type QuotedByBothQuery = { people: { nodes: Array<{ name: string, claims: { totalCount: number, nodes: Array<{ key: string, article: { source: { name: string } | null } }> } }> } };

export type OfItsOwnStateQueryVariables = Exact<{ [key: string]: never; }>;


export type OfItsOwnStateQuery = { claims: { totalCount: number, nodes: Array<{ key: string, text: string, attributions: Array<{ isHolder: boolean, speakerKind: SpeakerKind, label: string | null }>, article: { source: { name: string } | null, control: Array<{ kind: ControlKind, country: { name: string } | null, period: { edtf: string } | null }> } }> } };

export type PredictionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PredictionsQuery = { due: { nodes: Array<{ key: string, text: string, outcome: Outcome | null, due: { edtf: string } | null, outcomes: Array<{ kind: RelationKind, from: { key: string, text: string }, references: Array<{ url: string | null }> }> }> }, openThen: { nodes: Array<{ key: string, then: Outcome | null, now: Outcome | null }> } };

export type PostsAndOriginsQueryVariables = Exact<{ [key: string]: never; }>;


export type PostsAndOriginsQuery = { claims: { nodes: Array<{ key: string, attributions: Array<{ label: string | null, isJoint: boolean, isRelayed: boolean, postsWhenSaid: Array<{ title: string, basis: Basis }>, postsWhenPublished: Array<{ title: string }>, from: Array<{ kind: Background, basis: Basis, country: { name: string } }> }> }> } };

export type OneEventComparedQueryVariables = Exact<{ [key: string]: never; }>;


export type OneEventComparedQuery = { topic: { name: string, otherNames: Array<string>, coverage: { nodes: Array<{ articleCount: number, claimCount: number, denials: number, hedged: number, source: { name: string } | null, claims: { nodes: Array<{ key: string, text: string, stances: Array<{ position: StancePosition }> }> } }> } } | null };

export type ThroughOthersQueryVariables = Exact<{ [key: string]: never; }>;


export type ThroughOthersQuery = { throughOthers: { nodes: Array<{ key: string, text: string, attributions: Array<{ depth: number, label: string | null, isHolder: boolean, isRelayed: boolean, isJoint: boolean }> }> }, jointly: { nodes: Array<{ key: string, text: string, attributions: Array<{ depth: number, label: string | null, isHolder: boolean, isRelayed: boolean, isJoint: boolean }> }> } };

export type ChainFragment = { key: string, text: string, attributions: Array<{ depth: number, label: string | null, isHolder: boolean, isRelayed: boolean, isJoint: boolean }> };

export type ClaimsPageQueryVariables = Exact<{
  filter?: ClaimFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ClaimsPageQuery = { claims: { totalCount: number, edges: Array<{ node: { id: string, key: string, text: string, attributions: Array<{ depth: number, role: Role, speaker:
            | { id: string, name: string }
            | { id: string, name: string }
            | { label: string }
           | null }>, article: { id: string, title: string | null, published: { edtf: string } | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ClaimsOfPersonQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ClaimsOfPersonQuery = { person: { id: string, claims: { nodes: Array<{ id: string, key: string, text: string, attributions: Array<{ depth: number, role: Role, speaker:
            | { id: string, name: string }
            | { id: string, name: string }
            | { label: string }
           | null }>, article: { id: string, title: string | null, published: { edtf: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ListedClaimFragment = { id: string, key: string, text: string, attributions: Array<{ depth: number, role: Role, speaker:
      | { id: string, name: string }
      | { id: string, name: string }
      | { label: string }
     | null }>, article: { id: string, title: string | null, published: { edtf: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AnswerFragmentDoc = new TypedDocumentString(`
    fragment Answer on ClaimConnection {
  totalCount
  heldBack {
    reason
    count
  }
  nodes {
    key
  }
}
    `, {"fragmentName":"Answer"}) as unknown as TypedDocumentString<AnswerFragment, unknown>;
export const ToldFragmentDoc = new TypedDocumentString(`
    fragment Told on Claim {
  key
  text
  polarity
  attributions {
    isHolder
    label
    role
  }
  article {
    published {
      edtf
    }
    source {
      name
    }
  }
}
    `, {"fragmentName":"Told"}) as unknown as TypedDocumentString<ToldFragment, unknown>;
export const HeldFragmentDoc = new TypedDocumentString(`
    fragment Held on Claim {
  key
  text
  attributions {
    isHolder
    label
    role
  }
}
    `, {"fragmentName":"Held"}) as unknown as TypedDocumentString<HeldFragment, unknown>;
export const ChainFragmentDoc = new TypedDocumentString(`
    fragment Chain on Claim {
  key
  text
  attributions {
    depth
    label
    isHolder
    isRelayed
    isJoint
  }
}
    `, {"fragmentName":"Chain"}) as unknown as TypedDocumentString<ChainFragment, unknown>;
export const ListedClaimFragmentDoc = new TypedDocumentString(`
    fragment ListedClaim on Claim {
  id
  key
  text
  attributions {
    depth
    role
    speaker {
      ... on Person {
        id
        name
      }
      ... on Organization {
        id
        name
      }
      ... on UnnamedSpeaker {
        label
      }
    }
  }
  article {
    id
    title
    published {
      edtf
    }
  }
}
    `, {"fragmentName":"ListedClaim"}) as unknown as TypedDocumentString<ListedClaimFragment, unknown>;
export const ChinaByRussianExpertsDocument = new TypedDocumentString(`
    query ChinaByRussianExperts {
  claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, from: {country: "RU", basis: [TEXT, EXTERNAL]}}}
    orderBy: PUBLISHED_DESC
    first: 20
  ) {
    totalCount
    heldBack {
      reason
      count
    }
    nodes {
      key
      text
      polarity
      form
      attributions {
        depth
        role
        label
        cue
        speaker {
          ... on Person {
            name
            affiliations(on: "2017-03-22") {
              title
              organization {
                name
                country {
                  code
                }
              }
              basis
              references {
                url
              }
            }
          }
          ... on Organization {
            name
          }
        }
      }
      spans(role: CONTENT) {
        start
        end
        sha256
        exact
      }
      article {
        title
        published {
          edtf
        }
        source {
          name
          country {
            code
          }
          control {
            kind
            basis
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:d6990db7ec869b1a3f22c5b3b46fedb85f1ecc5c72c6ff3f0a5c92eb4841a6c8"}) as unknown as TypedDocumentString<ChinaByRussianExpertsQuery, ChinaByRussianExpertsQueryVariables>;
export const ReadingsOfRussianDocument = new TypedDocumentString(`
    query ReadingsOfRussian {
  everyday: claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, from: {country: "RU"}}}
  ) {
    ...Answer
  }
  everydayByTheArticlesAlone: claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, from: {country: "RU", basis: [TEXT]}}}
  ) {
    ...Answer
  }
  citizen: claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, citizenOf: {country: "RU"}}}
  ) {
    ...Answer
  }
  employedInRussia: claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, worksFor: {country: "RU"}}}
  ) {
    ...Answer
  }
  expertOnRussia: claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, expertOn: {country: "RU"}}}
  ) {
    ...Answer
  }
}
    fragment Answer on ClaimConnection {
  totalCount
  heldBack {
    reason
    count
  }
  nodes {
    key
  }
}`, {"hash":"sha256:2e3d20d02e979a626e8dba0a360b704b6658df5807e552d0b92d7ba86c868360"}) as unknown as TypedDocumentString<ReadingsOfRussianQuery, ReadingsOfRussianQueryVariables>;
export const WhoDisagreesDocument = new TypedDocumentString(`
    query WhoDisagrees {
  question(slug: "aim-at-china") {
    text
    stances(position: [SUPPORTS, REJECTS]) {
      position
      event {
        name
      }
      country {
        name
      }
      claim {
        key
        text
        attributions {
          isHolder
          role
          speaker {
            ... on Person {
              name
            }
            ... on Organization {
              name
            }
            ... on UnnamedSpeaker {
              label
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:766498bd6792d93ad5e1da25582ac75ab3ec6800efd546a4b1f3b002c33afb52"}) as unknown as TypedDocumentString<WhoDisagreesQuery, WhoDisagreesQueryVariables>;
export const HoweverReportedDocument = new TypedDocumentString(`
    query HoweverReported($person: PersonSlug!) {
  claims(filter: {saidBy: {person: [$person]}}, orderBy: KEY) {
    totalCount
    nodes {
      key
      text
      attributions {
        depth
        isHolder
        label
        cue
        force
        speaker {
          ... on Person {
            name
          }
          ... on Organization {
            name
          }
          ... on UnnamedSpeaker {
            label
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:962f1c522071aad8dc5a5f0f8927630e65c352526171df738abf1567e1e2d1b0"}) as unknown as TypedDocumentString<HoweverReportedQuery, HoweverReportedQueryVariables>;
export const OnUnnamedWordAloneDocument = new TypedDocumentString(`
    query OnUnnamedWordAlone {
  claims(
    filter: {attributedTo: {speakerKind: [COLLECTIVE, ANONYMOUS]}, namedBacking: false}
    orderBy: KEY
  ) {
    totalCount
    nodes {
      key
      text
      hedge
      attributions {
        label
        role
        cue
        speaker {
          ... on UnnamedSpeaker {
            kind
            countries {
              country {
                name
              }
              basis
            }
          }
        }
      }
      article {
        slug
      }
    }
  }
}
    `, {"hash":"sha256:e37ab2015d2dd43df1432797c1d4e04fbe323d4e6e1de29c7a798656026ded7c"}) as unknown as TypedDocumentString<OnUnnamedWordAloneQuery, OnUnnamedWordAloneQueryVariables>;
export const SecondHandDocument = new TypedDocumentString(`
    query SecondHand {
  claims(filter: {chainLength: {min: 2}}, orderBy: KEY) {
    totalCount
    nodes {
      key
      text
      attributions {
        depth
        isHolder
        speakerKind
        label
        cue
        speaker {
          ... on Person {
            name
          }
          ... on Organization {
            name
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:273aff6699411c0a43ed79cbe8348537a63ba0bb71505031a7359f2d5126f087"}) as unknown as TypedDocumentString<SecondHandQuery, SecondHandQueryVariables>;
export const ThenPrimeMinisterDocument = new TypedDocumentString(`
    query ThenPrimeMinister($talks: Date!, $before: Date!) {
  duringTheTalks: people(filter: {worksFor: {country: "JP", on: $talks}}) {
    nodes {
      name
      affiliations(on: $talks) {
        title
        organization {
          name
        }
        period {
          edtf
        }
        basis
      }
    }
  }
  before: people(filter: {worksFor: {country: "JP", on: $before}}) {
    nodes {
      name
      affiliations(on: $before) {
        title
        organization {
          name
        }
        period {
          edtf
        }
        basis
      }
    }
  }
}
    `, {"hash":"sha256:4972b9188e63096d2b2eebc22bb2e3004d2fce9fdc7693b61feac150e8b6c26e"}) as unknown as TypedDocumentString<ThenPrimeMinisterQuery, ThenPrimeMinisterQueryVariables>;
export const PersonWithReferencesDocument = new TypedDocumentString(`
    query PersonWithReferences($slug: String!) {
  person(slug: $slug) {
    name
    wikidata
    names {
      text
      kind
    }
    affiliations {
      title
      organization {
        name
        country {
          name
        }
      }
      period {
        edtf
      }
      isAttested
      basis
      references {
        url
        says
      }
    }
    facts {
      property
      country {
        name
      }
      detail
      basis
      references {
        url
        says
      }
    }
    claims(first: 3) {
      totalCount
      nodes {
        key
        text
      }
    }
  }
}
    `, {"hash":"sha256:a176a0299095f6d79695dbfd19ef0cae90b86b59fc570d786dc8d3250d3268fa"}) as unknown as TypedDocumentString<PersonWithReferencesQuery, PersonWithReferencesQueryVariables>;
export const ContradictionsDocument = new TypedDocumentString(`
    query Contradictions($key: String!) {
  claim(key: $key) {
    ...Told
    relations(kind: [CONTRADICTS, REBUTS]) {
      kind
      basis
      from {
        ...Told
      }
      to {
        ...Told
      }
    }
  }
}
    fragment Told on Claim {
  key
  text
  polarity
  attributions {
    isHolder
    label
    role
  }
  article {
    published {
      edtf
    }
    source {
      name
    }
  }
}`, {"hash":"sha256:8af4e1e5f31e041051464e0b9742e020d0f64929e4791cc47f74e355866d9e5d"}) as unknown as TypedDocumentString<ContradictionsQuery, ContradictionsQueryVariables>;
export const SourcesAndControlDocument = new TypedDocumentString(`
    query SourcesAndControl {
  sources {
    nodes {
      name
      kind
      country {
        name
      }
      publisher {
        name
      }
      control {
        kind
        ownerName
        typology
        period {
          edtf
        }
        basis
        references {
          url
        }
      }
      claims(first: 0) {
        totalCount
      }
    }
  }
}
    `, {"hash":"sha256:42bccf7fb3b0711e9962f6eb6857f809ad5699f51bf47ea93eecd1c45a94f2c3"}) as unknown as TypedDocumentString<SourcesAndControlQuery, SourcesAndControlQueryVariables>;
export const PagesDocument = new TypedDocumentString(`
    query Pages($filter: ClaimFilter, $first: Int, $after: String) {
  claims(filter: $filter, first: $first, after: $after, orderBy: PUBLISHED_ASC) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      text
      article {
        published {
          edtf
        }
      }
    }
  }
}
    `, {"hash":"sha256:b5c3790a17a5437104e3466cf4120548534885b616d46308b0f0a8bccafa6e7f"}) as unknown as TypedDocumentString<PagesQuery, PagesQueryVariables>;
export const ArticlesAndTheirTextsDocument = new TypedDocumentString(`
    query ArticlesAndTheirTexts {
  articles(orderBy: PUBLISHED_ASC) {
    nodes {
      slug
      title
      genre
      published {
        edtf
      }
      publishedBasis
      bylines {
        role
        person {
          name
        }
      }
      source {
        name
      }
      texts {
        sha256
        length
        body
        blocks {
          kind
          start
          end
        }
      }
    }
  }
}
    `, {"hash":"sha256:6ce27d9bff73a533b86215df6b0e8118b30a8f7f71aac54367eb72cd7246e269"}) as unknown as TypedDocumentString<ArticlesAndTheirTextsQuery, ArticlesAndTheirTextsQueryVariables>;
export const WhereTheWordsStandDocument = new TypedDocumentString(`
    query WhereTheWordsStand($key: String!) {
  claim(key: $key) {
    text
    form
    spans {
      role
      start
      end
      sha256
      exact
      prefix
      suffix
      text {
        length
      }
    }
    article {
      title
      url
    }
  }
}
    `, {"hash":"sha256:bd7f179bfc6cb4d9c29bd3b5fceaecc865ceeea24f09b613ed9cc4f1b70eedf6"}) as unknown as TypedDocumentString<WhereTheWordsStandQuery, WhereTheWordsStandQueryVariables>;
export const DenialsPromisesHedgesDocument = new TypedDocumentString(`
    query DenialsPromisesHedges {
  denials: claims(
    filter: {polarity: NEGATIVE, attributedTo: {named: true}}
    first: 5
  ) {
    totalCount
    nodes {
      key
      text
      form
    }
  }
  promises: claims(filter: {kind: [COMMITMENT, PREDICTION]}, first: 5) {
    totalCount
    nodes {
      key
      kind
      text
      due {
        edtf
      }
    }
  }
  hedged: claims(filter: {hedged: true}, first: 5) {
    totalCount
    nodes {
      key
      text
      hedge
    }
  }
}
    `, {"hash":"sha256:45edc55151c9cfcd4ce77c825e853936731e13f41be877fbac01a8521d202377"}) as unknown as TypedDocumentString<DenialsPromisesHedgesQuery, DenialsPromisesHedgesQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $first: Int) {
  search(text: $text, first: $first) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      kind
      rank
      text
      ranges {
        start
        end
      }
      found {
        ... on Person {
          slug
          name
        }
        ... on Organization {
          slug
          name
        }
        ... on Topic {
          slug
          name
        }
        ... on Article {
          slug
          published {
            edtf
          }
        }
        ... on Claim {
          key
          article {
            title
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:a4a7452b3e3ec28a56d854fd44c235fb814d489be0aa1e9fe80cdef87f9d30d1"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const ChinaByExpertsCountedDocument = new TypedDocumentString(`
    query ChinaByExpertsCounted {
  claimFacets(filter: {about: {country: "CN"}, attributedTo: {role: EXPERT}}) {
    totalCount
    countries(first: 5, excludeOwn: true) {
      total
      buckets {
        country {
          code
          name
        }
        count
      }
    }
    speakerCountries {
      buckets {
        country {
          code
          name
        }
        count
      }
    }
    speakers(first: 5) {
      total
      buckets {
        speaker {
          ... on Person {
            name
          }
          ... on Organization {
            name
          }
          ... on UnnamedSpeaker {
            label
            article {
              title
            }
          }
        }
        count
      }
    }
    controls {
      buckets {
        kind
        country {
          name
        }
        count
      }
    }
    stances {
      buckets {
        question {
          text
        }
        position
        count
      }
    }
  }
}
    `, {"hash":"sha256:abe2754497fa4164c8d6b8d8901fec918f76f6cf339feed21a8a4f343a52e35c"}) as unknown as TypedDocumentString<ChinaByExpertsCountedQuery, ChinaByExpertsCountedQueryVariables>;
export const ChinaOverTimeDocument = new TypedDocumentString(`
    query ChinaOverTime {
  timeline(
    filter: {about: {country: "CN"}}
    axis: PUBLISHED
    interval: MONTH
    by: STANCE
  ) {
    totalCount
    buckets {
      from
      to
      count
      by(first: 3) {
        total
        buckets {
          value
          name
          count
        }
      }
    }
    undated {
      count
    }
    imprecise {
      count
    }
  }
}
    `, {"hash":"sha256:130082ab7c6b698aa503c6f7ae7364111dd88c134591652083f75edb81b8ffcc"}) as unknown as TypedDocumentString<ChinaOverTimeQuery, ChinaOverTimeQueryVariables>;
export const FlagshipAsOfDocument = new TypedDocumentString(`
    query FlagshipAsOf($time: DateTime) @asOf(time: $time) {
  claims(
    filter: {about: {country: "CN"}, attributedTo: {role: EXPERT, from: {country: "RU", basis: [TEXT, EXTERNAL]}}}
    orderBy: KEY
  ) {
    totalCount
    nodes {
      key
      text
      recordedAt
      stances {
        position
        recordedAt
      }
    }
  }
}
    `, {"hash":"sha256:90226ca8e6cfae010d04f08e9768e4b5498eee4f48ff68e7f9b888a89e55f8f3"}) as unknown as TypedDocumentString<FlagshipAsOfQuery, FlagshipAsOfQueryVariables>;
export const PositionsDocument = new TypedDocumentString(`
    query Positions {
  question(slug: "aim-at-china") {
    text
    positions {
      position
      event {
        name
      }
      claimCount
      namedHolders
      unnamedHolders
      unsignedWriters
      holders {
        nodes {
          standing
          role
          holder {
            ... on Person {
              name
            }
            ... on Organization {
              name
            }
            ... on UnnamedSpeaker {
              label
            }
          }
          article {
            title
          }
          claims(first: 3) {
            totalCount
            nodes {
              key
              text
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:62cadd7d426f530ce784ce882050696c05644ea8d94639676e28764cd00a7e1d"}) as unknown as TypedDocumentString<PositionsQuery, PositionsQueryVariables>;
export const OfficialsAgainstExpertsDocument = new TypedDocumentString(`
    query OfficialsAgainstExperts {
  contradictions(
    filter: {between: {one: {attributedTo: {role: OFFICIAL}}, other: {attributedTo: {role: EXPERT}}}, reach: [SAME_SENTENCE, SAME_ARTICLE]}
  ) {
    totalCount
    nodes {
      kind
      reach
      events
      basis
      question {
        text
      }
      first {
        ...Held
      }
      second {
        ...Held
      }
    }
  }
}
    fragment Held on Claim {
  key
  text
  attributions {
    isHolder
    label
    role
  }
}`, {"hash":"sha256:0b88e4abf1f7a46acad768b1b7cdb279b54404717c613ac9a3a9e193abd6dc7a"}) as unknown as TypedDocumentString<OfficialsAgainstExpertsQuery, OfficialsAgainstExpertsQueryVariables>;
export const CorroboratedDocument = new TypedDocumentString(`
    query Corroborated {
  claims(filter: {corroboration: {sources: {min: 2}, namedHolders: {min: 1}}}) {
    totalCount
    nodes {
      key
      text
      corroboration {
        claims
        sources
        independentOrigins
        namedHolders
        unnamedHolders
        unsignedWriters
      }
      group {
        nodes {
          key
          article {
            source {
              name
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:4c7457a523744d8e93a71179fa63d1bce969024b3930a87d38e8691c8645f09a"}) as unknown as TypedDocumentString<CorroboratedQuery, CorroboratedQueryVariables>;
export const QuotedByBothDocument = new TypedDocumentString(`
    query QuotedByBoth($sources: [SourceSlug!]!) {
  people(filter: {quotedBy: {all: $sources, as: HOLDER}}) {
    nodes {
      name
      claims(filter: {publishedBy: {slug: $sources}}) {
        totalCount
        nodes {
          key
          article {
            source {
              name
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:334fbebbb3cbf5c510190f7caa01e8a5af91f16f1987e361de94c1a6e1e30e0c"}) as unknown as TypedDocumentString<QuotedByBothQuery, QuotedByBothQueryVariables>;
export const OfItsOwnStateDocument = new TypedDocumentString(`
    query OfItsOwnState {
  claims(filter: {aboutController: {kind: [STATE, PARTY]}}, first: 50) {
    totalCount
    nodes {
      key
      text
      attributions {
        isHolder
        speakerKind
        label
      }
      article {
        source {
          name
        }
        control {
          kind
          country {
            name
          }
          period {
            edtf
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:9f7abbd5ded76d482b0f6aa62e4f682d90cbc94482bd2444a5d7c5402540db56"}) as unknown as TypedDocumentString<OfItsOwnStateQuery, OfItsOwnStateQueryVariables>;
export const PredictionsDocument = new TypedDocumentString(`
    query Predictions {
  due: claims(filter: {due: {to: "2014-12-31"}}) {
    nodes {
      key
      text
      due {
        edtf
      }
      outcome
      outcomes {
        kind
        from {
          key
          text
        }
        references {
          url
        }
      }
    }
  }
  openThen: claims(
    filter: {due: {to: "2014-12-31"}, outcome: {is: OPEN, on: "2014-12-31"}}
  ) {
    nodes {
      key
      then: outcome(on: "2014-12-31")
      now: outcome
    }
  }
}
    `, {"hash":"sha256:a1874e055366d05013fb97141594dffe8522741ab38116b0c84cf1cfeaf6172a"}) as unknown as TypedDocumentString<PredictionsQuery, PredictionsQueryVariables>;
export const PostsAndOriginsDocument = new TypedDocumentString(`
    query PostsAndOrigins {
  claims(
    filter: {article: "a4-japan-times-2013-11-02", attributedTo: {role: OFFICIAL}}
    first: 3
  ) {
    nodes {
      key
      attributions {
        label
        isJoint
        isRelayed
        postsWhenSaid {
          title
          basis
        }
        postsWhenPublished {
          title
        }
        from {
          kind
          basis
          country {
            name
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:64e4f9a4795269a083a4a6436b1c1c57077a15236269c4f730a7113e4226b02a"}) as unknown as TypedDocumentString<PostsAndOriginsQuery, PostsAndOriginsQueryVariables>;
export const OneEventComparedDocument = new TypedDocumentString(`
    query OneEventCompared {
  topic(slug: "japan-russia-two-plus-two-2013") {
    name
    otherNames
    coverage {
      nodes {
        source {
          name
        }
        articleCount
        claimCount
        denials
        hedged
        claims(filter: {stance: {question: "aim-at-china"}}) {
          nodes {
            key
            text
            stances {
              position
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:1354b63d7fbf3091f3bbd38277061744eb5d4c7692c297c7045356dd5c05a405"}) as unknown as TypedDocumentString<OneEventComparedQuery, OneEventComparedQueryVariables>;
export const ThroughOthersDocument = new TypedDocumentString(`
    query ThroughOthers {
  throughOthers: claims(
    filter: {saidBy: {person: "sergei-shoigu", reported: THROUGH_OTHERS}}
  ) {
    nodes {
      ...Chain
    }
  }
  jointly: claims(filter: {saidBy: {person: "sergei-shoigu", reported: JOINTLY}}) {
    nodes {
      ...Chain
    }
  }
}
    fragment Chain on Claim {
  key
  text
  attributions {
    depth
    label
    isHolder
    isRelayed
    isJoint
  }
}`, {"hash":"sha256:facefb7921c072ba4859bfca21fd6387d0efb0441f4fb45267c4ace6385938b1"}) as unknown as TypedDocumentString<ThroughOthersQuery, ThroughOthersQueryVariables>;
export const ClaimsPageDocument = new TypedDocumentString(`
    query ClaimsPage($filter: ClaimFilter, $first: Int = 2, $after: String) {
  claims(filter: $filter, first: $first, after: $after) {
    totalCount
    edges {
      node {
        ...ListedClaim
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ListedClaim on Claim {
  id
  key
  text
  attributions {
    depth
    role
    speaker {
      ... on Person {
        id
        name
      }
      ... on Organization {
        id
        name
      }
      ... on UnnamedSpeaker {
        label
      }
    }
  }
  article {
    id
    title
    published {
      edtf
    }
  }
}`, {"hash":"sha256:989b07f3d7dab963d09b29be8c254dc4bb9a2a4ec7c11f4e8351de5bb7b616ef"}) as unknown as TypedDocumentString<ClaimsPageQuery, ClaimsPageQueryVariables>;
export const ClaimsOfPersonDocument = new TypedDocumentString(`
    query ClaimsOfPerson($slug: String!, $first: Int = 2, $after: String) {
  person(slug: $slug) {
    id
    claims(first: $first, after: $after) {
      nodes {
        ...ListedClaim
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ListedClaim on Claim {
  id
  key
  text
  attributions {
    depth
    role
    speaker {
      ... on Person {
        id
        name
      }
      ... on Organization {
        id
        name
      }
      ... on UnnamedSpeaker {
        label
      }
    }
  }
  article {
    id
    title
    published {
      edtf
    }
  }
}`, {"hash":"sha256:800e321352abf049b24fea98957285b89f17f8e5cd32b50e9db05988cdd3d4b1"}) as unknown as TypedDocumentString<ClaimsOfPersonQuery, ClaimsOfPersonQueryVariables>;