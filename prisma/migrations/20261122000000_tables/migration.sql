create type basis as enum ('TEXT', 'EXTERNAL', 'INFERRED', 'ANALYST');
create type topic_kind as enum ('DISPUTE', 'EVENT', 'PLACE', 'TREATY', 'WEAPON', 'THEME');
create type source_kind as enum ('NEWSPAPER', 'NEWS_AGENCY', 'BROADCASTER', 'MAGAZINE', 'THINK_TANK_SERIES', 'WEBSITE');
create type control_kind as enum ('STATE', 'PARTY', 'PRIVATE', 'NONPROFIT');
create type organization_kind as enum ('GOVERNMENT', 'MINISTRY', 'ARMED_FORCES', 'STATE_BODY', 'PARTY', 'STATE_INSTITUTE', 'THINK_TANK', 'UNIVERSITY', 'MEDIA', 'COMPANY', 'ASSOCIATION');
create type person_name_kind as enum ('PREFERRED', 'VARIANT', 'TRANSLITERATION');
create type fact_property as enum ('CITIZENSHIP', 'RESIDENCE', 'EXPERTISE');
create type fact_rank as enum ('PREFERRED', 'NORMAL', 'DEPRECATED');
create type genre as enum ('NEWS', 'ANALYSIS', 'OPINION', 'INTERVIEW');
create type byline_role as enum ('AUTHOR', 'COMPILER', 'INTERVIEWEE', 'EDITOR');
create type block_kind as enum ('HEADLINE', 'MASTHEAD', 'BYLINE', 'ABSTRACT', 'BODY', 'PULL_QUOTE', 'CAPTION', 'PAGE_HEADER', 'TEASER', 'PROMOTION', 'BLURB', 'NAVIGATION', 'CREDITS', 'DISCLAIMER');
create type claim_kind as enum ('FACT', 'ASSESSMENT', 'PREDICTION', 'COMMITMENT', 'POSITION', 'REQUEST');
create type polarity as enum ('POSITIVE', 'NEGATIVE');
create type claim_form as enum ('DIRECT', 'MIXED', 'INDIRECT', 'INTERVIEW', 'NARRATION');
create type review as enum ('PROPOSED', 'ACCEPTED', 'REJECTED', 'RETRACTED');
create type mention as enum ('EXPLICIT', 'ANAPHORIC', 'IMPLICIT');
create type speaker_kind as enum ('PERSON', 'ORGANIZATION', 'COLLECTIVE', 'ANONYMOUS', 'DOCUMENT', 'WRITER');
create type role as enum ('EXPERT', 'OFFICIAL', 'MILITARY', 'JOURNALIST', 'EYEWITNESS', 'OTHER');
create type cue_force as enum ('NEUTRAL', 'FACTIVE', 'DISTANCING');
create type trait_kind as enum ('CITIZENSHIP', 'AFFILIATION', 'DESCRIPTION', 'EXPERTISE');
create type span_role as enum ('SOURCE', 'CUE', 'CONTENT', 'HEDGE');
create type stance_position as enum ('SUPPORTS', 'SUPPORTS_PARTLY', 'REJECTS', 'ALTERNATIVE', 'EFFECT_ONLY');
create type relation_kind as enum ('EQUIVALENT', 'CONTRADICTS', 'SUPPORTS', 'REBUTS', 'DUPLICATES', 'CONFIRMS', 'REFUTES');

create table country (
  code text not null,
  name text not null,
  demonym text not null,
  metonyms text[],
  constraint country_pkey primary key (code)
);

create table topic (
  id serial not null,
  slug text not null,
  name text not null,
  kind topic_kind not null,
  other_names text[],
  event_edtf text,
  event_from date,
  event_to date,
  constraint topic_pkey primary key (id)
);

create table source (
  id serial not null,
  slug text not null,
  name text not null,
  kind source_kind not null,
  other_names text[],
  domains text[],
  country_code text,
  parent_id integer,
  publisher_id integer,
  constraint source_pkey primary key (id)
);

create table source_control (
  id serial not null,
  source_id integer not null,
  kind control_kind not null,
  typology text,
  country_code text,
  owner_id integer,
  owner_name text,
  period_edtf text,
  period_from date,
  period_to date,
  is_attested boolean not null default false,
  basis basis not null,
  recorded_at timestamptz(3) not null default current_timestamp,
  retracted_at timestamptz(3),
  constraint source_control_pkey primary key (id)
);

create table organization (
  id serial not null,
  slug text not null,
  name text not null,
  kind organization_kind not null,
  other_names text[],
  country_code text,
  country_basis basis,
  parent_id integer,
  constraint organization_pkey primary key (id)
);

create table person (
  id serial not null,
  slug text not null,
  name text not null,
  wikidata text,
  constraint person_pkey primary key (id)
);

create table person_name (
  id serial not null,
  person_id integer not null,
  text text not null,
  kind person_name_kind not null,
  constraint person_name_pkey primary key (id)
);

create table affiliation (
  id serial not null,
  person_id integer not null,
  organization_id integer,
  title text not null,
  role role not null,
  period_edtf text,
  period_from date,
  period_to date,
  is_attested boolean not null default false,
  basis basis not null,
  recorded_at timestamptz(3) not null default current_timestamp,
  retracted_at timestamptz(3),
  constraint affiliation_pkey primary key (id)
);

create table fact (
  id serial not null,
  person_id integer not null,
  property fact_property not null,
  country_code text,
  topic_id integer,
  detail text,
  period_edtf text,
  period_from date,
  period_to date,
  is_attested boolean not null default false,
  basis basis not null,
  rank fact_rank not null default 'NORMAL',
  recorded_at timestamptz(3) not null default current_timestamp,
  retracted_at timestamptz(3),
  constraint fact_pkey primary key (id)
);

create table reference (
  id serial not null,
  url text,
  says text,
  is_partial boolean not null default false,
  text_id integer,
  start integer,
  "end" integer,
  sha256 text,
  exact text,
  fact_id integer,
  affiliation_id integer,
  control_id integer,
  stance_id integer,
  relation_id integer,
  person_name_id integer,
  organization_id integer,
  source_id integer,
  topic_id integer,
  article_id integer,
  constraint reference_pkey primary key (id)
);

create table article (
  id serial not null,
  slug text not null,
  source_id integer,
  source_basis basis,
  title text,
  url text,
  genre genre not null,
  language text not null,
  published_edtf text,
  published_from date,
  published_to date,
  published_on date not null generated always as (coalesce(published_from, '0001-01-01'::date)) stored,
  published_basis basis,
  disclaimer text,
  recorded_at timestamptz(3) not null default current_timestamp,
  constraint article_pkey primary key (id)
);

create table byline (
  id serial not null,
  article_id integer not null,
  person_id integer not null,
  role byline_role not null,
  ordinal integer not null,
  constraint byline_pkey primary key (id)
);

create table article_text (
  id serial not null,
  article_id integer not null,
  sha256 text not null,
  length integer not null,
  body text,
  recorded_at timestamptz(3) not null default current_timestamp,
  constraint article_text_pkey primary key (id)
);

create table block (
  id serial not null,
  text_id integer not null,
  kind block_kind not null,
  start integer not null,
  "end" integer not null,
  constraint block_pkey primary key (id)
);

create table claim (
  id serial not null,
  key text not null,
  article_id integer not null,
  ordinal integer not null,
  text text not null,
  kind claim_kind not null,
  polarity polarity not null,
  hedge text,
  form claim_form not null,
  said_edtf text,
  said_from date,
  said_to date,
  said_basis basis,
  due_edtf text,
  due_from date,
  due_to date,
  review review not null default 'ACCEPTED',
  recorded_at timestamptz(3) not null default current_timestamp,
  retracted_at timestamptz(3),
  published_on date not null default '0001-01-01',
  made_from date,
  made_to date,
  representative_id integer not null default 0,
  constraint claim_pkey primary key (id)
);

create table claim_subject (
  id serial not null,
  claim_id integer not null,
  country_code text,
  person_id integer,
  organization_id integer,
  topic_id integer,
  basis mention not null,
  constraint claim_subject_pkey primary key (id)
);

create table unnamed_speaker (
  id serial not null,
  article_id integer not null,
  kind speaker_kind not null,
  label text not null,
  constraint unnamed_speaker_pkey primary key (id)
);

create table unnamed_speaker_country (
  id serial not null,
  unnamed_speaker_id integer not null,
  country_code text not null,
  basis basis not null,
  constraint unnamed_speaker_country_pkey primary key (id)
);

create table attribution (
  id serial not null,
  claim_id integer not null,
  depth integer not null,
  ordinal integer not null,
  is_holder boolean not null,
  speaker_kind speaker_kind not null,
  person_id integer,
  organization_id integer,
  unnamed_speaker_id integer,
  label text,
  role role not null,
  cue text,
  force cue_force,
  constraint attribution_pkey primary key (id)
);

create table attribution_trait (
  attribution_id integer not null,
  kind trait_kind not null,
  origin_id integer not null,
  country_code text,
  organization_id integer,
  topic_id integer,
  basis basis not null,
  country_basis basis,
  constraint attribution_trait_pkey primary key (attribution_id, kind, origin_id)
);

create table span (
  id serial not null,
  claim_id integer not null,
  attribution_id integer,
  text_id integer not null,
  role span_role not null,
  ordinal integer not null,
  start integer not null,
  "end" integer not null,
  sha256 text not null,
  exact text,
  prefix text,
  suffix text,
  constraint span_pkey primary key (id)
);

create table question (
  id serial not null,
  slug text not null,
  text text not null,
  constraint question_pkey primary key (id)
);

create table stance (
  id serial not null,
  question_id integer not null,
  claim_id integer not null,
  position stance_position not null,
  event_id integer,
  country_code text,
  basis basis not null,
  recorded_at timestamptz(3) not null default current_timestamp,
  retracted_at timestamptz(3),
  constraint stance_pkey primary key (id)
);

create table claim_relation (
  id serial not null,
  from_id integer not null,
  to_id integer not null,
  kind relation_kind not null,
  basis basis not null,
  recorded_at timestamptz(3) not null default current_timestamp,
  retracted_at timestamptz(3),
  constraint claim_relation_pkey primary key (id)
);

create unique index topic_slug_key on topic (slug);
create unique index source_slug_key on source (slug);
create index source_country_code_idx on source (country_code);
create index source_control_source_id_idx on source_control (source_id);
create unique index organization_slug_key on organization (slug);
create index organization_country_code_idx on organization (country_code);
create unique index person_slug_key on person (slug);
create unique index person_wikidata_key on person (wikidata);
create unique index person_name_person_id_text_key on person_name (person_id, text);
create index affiliation_person_id_idx on affiliation (person_id);
create index affiliation_organization_id_idx on affiliation (organization_id);
create index fact_person_id_idx on fact (person_id);
create index reference_fact_id_idx on reference (fact_id);
create index reference_affiliation_id_idx on reference (affiliation_id);
create index reference_control_id_idx on reference (control_id);
create index reference_stance_id_idx on reference (stance_id);
create index reference_relation_id_idx on reference (relation_id);
create index reference_person_name_id_idx on reference (person_name_id);
create index reference_organization_id_idx on reference (organization_id);
create index reference_source_id_idx on reference (source_id);
create index reference_topic_id_idx on reference (topic_id);
create index reference_article_id_idx on reference (article_id);
create index reference_text_id_idx on reference (text_id);
create unique index article_slug_key on article (slug);
create index article_published_on_id_idx on article (published_on desc, id);
create index article_source_id_idx on article (source_id);
create unique index byline_article_id_person_id_role_key on byline (article_id, person_id, role);
create index byline_person_id_idx on byline (person_id);
create unique index article_text_sha256_key on article_text (sha256);
create index article_text_article_id_idx on article_text (article_id);
create index block_text_id_idx on block (text_id);
create unique index claim_key_key on claim (key);
create unique index claim_article_id_ordinal_key on claim (article_id, ordinal);
create index claim_published_on_id_idx on claim (published_on desc, id);
create index claim_representative_id_idx on claim (representative_id);
create index claim_subject_claim_id_idx on claim_subject (claim_id);
create index claim_subject_country_code_claim_id_idx on claim_subject (country_code, claim_id);
create index claim_subject_person_id_claim_id_idx on claim_subject (person_id, claim_id);
create index claim_subject_organization_id_claim_id_idx on claim_subject (organization_id, claim_id);
create index claim_subject_topic_id_claim_id_idx on claim_subject (topic_id, claim_id);
create unique index unnamed_speaker_article_id_label_key on unnamed_speaker (article_id, label);
create unique index unnamed_speaker_country_unnamed_speaker_id_country_code_key on unnamed_speaker_country (unnamed_speaker_id, country_code);
create unique index attribution_claim_id_depth_ordinal_key on attribution (claim_id, depth, ordinal);
create index attribution_person_id_claim_id_idx on attribution (person_id, claim_id);
create index attribution_organization_id_claim_id_idx on attribution (organization_id, claim_id);
create index attribution_unnamed_speaker_id_idx on attribution (unnamed_speaker_id);
create index attribution_trait_country_code_kind_attribution_id_idx on attribution_trait (country_code, kind, attribution_id);
create index attribution_trait_organization_id_attribution_id_idx on attribution_trait (organization_id, attribution_id);
create unique index span_claim_id_ordinal_key on span (claim_id, ordinal);
create index span_text_id_idx on span (text_id);
create index span_attribution_id_idx on span (attribution_id);
create unique index question_slug_key on question (slug);
create index stance_question_id_claim_id_idx on stance (question_id, claim_id);
create index stance_claim_id_idx on stance (claim_id);
create index claim_relation_from_id_to_id_kind_idx on claim_relation (from_id, to_id, kind);
create index claim_relation_to_id_idx on claim_relation (to_id);

alter table source add constraint source_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table source add constraint source_parent_id_fkey foreign key (parent_id) references source (id) on delete restrict on update cascade;
alter table source add constraint source_publisher_id_fkey foreign key (publisher_id) references organization (id) on delete restrict on update cascade;
alter table source_control add constraint source_control_source_id_fkey foreign key (source_id) references source (id) on delete restrict on update cascade;
alter table source_control add constraint source_control_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table source_control add constraint source_control_owner_id_fkey foreign key (owner_id) references organization (id) on delete restrict on update cascade;
alter table organization add constraint organization_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table organization add constraint organization_parent_id_fkey foreign key (parent_id) references organization (id) on delete restrict on update cascade;
alter table person_name add constraint person_name_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade;
alter table affiliation add constraint affiliation_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade;
alter table affiliation add constraint affiliation_organization_id_fkey foreign key (organization_id) references organization (id) on delete restrict on update cascade;
alter table fact add constraint fact_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade;
alter table fact add constraint fact_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table fact add constraint fact_topic_id_fkey foreign key (topic_id) references topic (id) on delete restrict on update cascade;
alter table reference add constraint reference_text_id_fkey foreign key (text_id) references article_text (id) on delete restrict on update cascade;
alter table reference add constraint reference_fact_id_fkey foreign key (fact_id) references fact (id) on delete cascade on update cascade;
alter table reference add constraint reference_affiliation_id_fkey foreign key (affiliation_id) references affiliation (id) on delete cascade on update cascade;
alter table reference add constraint reference_control_id_fkey foreign key (control_id) references source_control (id) on delete cascade on update cascade;
alter table reference add constraint reference_stance_id_fkey foreign key (stance_id) references stance (id) on delete cascade on update cascade;
alter table reference add constraint reference_relation_id_fkey foreign key (relation_id) references claim_relation (id) on delete cascade on update cascade;
alter table reference add constraint reference_person_name_id_fkey foreign key (person_name_id) references person_name (id) on delete cascade on update cascade;
alter table reference add constraint reference_organization_id_fkey foreign key (organization_id) references organization (id) on delete cascade on update cascade;
alter table reference add constraint reference_source_id_fkey foreign key (source_id) references source (id) on delete cascade on update cascade;
alter table reference add constraint reference_topic_id_fkey foreign key (topic_id) references topic (id) on delete cascade on update cascade;
alter table reference add constraint reference_article_id_fkey foreign key (article_id) references article (id) on delete cascade on update cascade;
alter table article add constraint article_source_id_fkey foreign key (source_id) references source (id) on delete restrict on update cascade;
alter table byline add constraint byline_article_id_fkey foreign key (article_id) references article (id) on delete restrict on update cascade;
alter table byline add constraint byline_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade;
alter table article_text add constraint article_text_article_id_fkey foreign key (article_id) references article (id) on delete restrict on update cascade;
alter table block add constraint block_text_id_fkey foreign key (text_id) references article_text (id) on delete restrict on update cascade;
alter table claim add constraint claim_article_id_fkey foreign key (article_id) references article (id) on delete restrict on update cascade;
alter table claim add constraint claim_representative_id_fkey foreign key (representative_id) references claim (id) on delete restrict on update cascade;
alter table claim_subject add constraint claim_subject_claim_id_fkey foreign key (claim_id) references claim (id) on delete cascade on update cascade;
alter table claim_subject add constraint claim_subject_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table claim_subject add constraint claim_subject_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade;
alter table claim_subject add constraint claim_subject_organization_id_fkey foreign key (organization_id) references organization (id) on delete restrict on update cascade;
alter table claim_subject add constraint claim_subject_topic_id_fkey foreign key (topic_id) references topic (id) on delete restrict on update cascade;
alter table unnamed_speaker add constraint unnamed_speaker_article_id_fkey foreign key (article_id) references article (id) on delete restrict on update cascade;
alter table unnamed_speaker_country add constraint unnamed_speaker_country_unnamed_speaker_id_fkey foreign key (unnamed_speaker_id) references unnamed_speaker (id) on delete cascade on update cascade;
alter table unnamed_speaker_country add constraint unnamed_speaker_country_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table attribution add constraint attribution_claim_id_fkey foreign key (claim_id) references claim (id) on delete cascade on update cascade;
alter table attribution add constraint attribution_person_id_fkey foreign key (person_id) references person (id) on delete restrict on update cascade;
alter table attribution add constraint attribution_organization_id_fkey foreign key (organization_id) references organization (id) on delete restrict on update cascade;
alter table attribution add constraint attribution_unnamed_speaker_id_fkey foreign key (unnamed_speaker_id) references unnamed_speaker (id) on delete restrict on update cascade;
alter table attribution_trait add constraint attribution_trait_attribution_id_fkey foreign key (attribution_id) references attribution (id) on delete cascade on update cascade;
alter table attribution_trait add constraint attribution_trait_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table attribution_trait add constraint attribution_trait_organization_id_fkey foreign key (organization_id) references organization (id) on delete restrict on update cascade;
alter table attribution_trait add constraint attribution_trait_topic_id_fkey foreign key (topic_id) references topic (id) on delete restrict on update cascade;
alter table span add constraint span_claim_id_fkey foreign key (claim_id) references claim (id) on delete cascade on update cascade;
alter table span add constraint span_attribution_id_fkey foreign key (attribution_id) references attribution (id) on delete cascade on update cascade;
alter table span add constraint span_text_id_fkey foreign key (text_id) references article_text (id) on delete restrict on update cascade;
alter table stance add constraint stance_question_id_fkey foreign key (question_id) references question (id) on delete restrict on update cascade;
alter table stance add constraint stance_claim_id_fkey foreign key (claim_id) references claim (id) on delete cascade on update cascade;
alter table stance add constraint stance_event_id_fkey foreign key (event_id) references topic (id) on delete restrict on update cascade;
alter table stance add constraint stance_country_code_fkey foreign key (country_code) references country (code) on delete restrict on update cascade;
alter table claim_relation add constraint claim_relation_from_id_fkey foreign key (from_id) references claim (id) on delete cascade on update cascade;
alter table claim_relation add constraint claim_relation_to_id_fkey foreign key (to_id) references claim (id) on delete cascade on update cascade;
