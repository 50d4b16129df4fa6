-- The same checks of spans, references, blocks and chains, with fewer questions to the database: a corpus that is loaded
-- has millions of them.

-- Fills in the words from the text, and refuses them when their hash is another.
create function words_of(text_id integer, body text, from_start integer, to_end integer, sha256 text, invariant text)
returns text language plpgsql as $$
declare
  words text := substr(body, from_start + 1, to_end - from_start);
begin
  if words is not null and text_sha256(words) <> sha256 then
    perform refuse(invariant, format('text %s has other words from %s to %s', text_id, from_start, to_end));
  end if;
  return words;
end $$;

create or replace function span_stands_in_text() returns trigger language plpgsql as $$
declare
  here record;
begin
  -- A bulk load lets nobody else write.
  if current_setting('claimgraph.bulk_load', true) is distinct from 'on' then
    perform from article_text where id = new.text_id for share;
  end if;
  -- One question, since a corpus has millions of spans.
  select body, length, in_text.article_id, claim.article_id as of_article, attribution.claim_id as of_claim into here
  from article_text in_text
  join claim on claim.id = new.claim_id
  left join attribution on attribution.id = new.attribution_id
  where in_text.id = new.text_id;
  if here.article_id <> here.of_article then
    perform refuse('span_is_in_its_article', format('text %s is of another article', new.text_id));
  end if;
  if new."end" > here.length then
    perform refuse('span_lies_inside_text', format('it ends at %s, the text at %s', new."end", here.length));
  end if;
  if here.of_claim <> new.claim_id then
    perform refuse('span_is_of_its_claim', format('attribution %s is of another claim', new.attribution_id));
  end if;
  if new.role = 'CONTENT' and exists (
    select from block where text_id = new.text_id and kind not in ('BODY', 'ABSTRACT', 'PULL_QUOTE')
      and start < new."end" and new.start < "end") then
    perform refuse('span_content_is_article_body',
      format('from %s to %s it touches what is not body text, abstract or pull quote', new.start, new."end"));
  end if;
  new.exact := words_of(new.text_id, here.body, new.start, new."end", new.sha256, 'span_equals_text');
  new.prefix := substr(here.body, greatest(new.start - 31, 1), least(new.start, 32));
  new.suffix := substr(here.body, new."end" + 1, 32);
  return new;
end $$;

create or replace function reference_stands_in_text() returns trigger language plpgsql as $$
declare
  in_text article_text;
begin
  select * into in_text from article_text where id = new.text_id for share;
  if new."end" > in_text.length then
    perform refuse('reference_lies_inside_text', format('it ends at %s, the text at %s', new."end", in_text.length));
  end if;
  new.exact := words_of(in_text.id, in_text.body, new.start, new."end", new.sha256, 'reference_equals_text');
  return new;
end $$;

create or replace function block_spares_content() returns trigger language plpgsql as $$
declare
  text_length integer;
begin
  select length into text_length from article_text where id = new.text_id for no key update;
  if new."end" > text_length then
    perform refuse('block_lies_inside_text', format('it ends at %s, the text at %s', new."end", text_length));
  end if;
  if new.kind not in ('BODY', 'ABSTRACT', 'PULL_QUOTE') and exists (
    select from span where text_id = new.text_id and role = 'CONTENT'
      and start < new."end" and new.start < "end") then
    perform refuse('span_content_is_article_body', format('a claim stands from %s to %s', new.start, new."end"));
  end if;
  return new;
end $$;

create or replace function claim_chain_is_whole(claim_id integer) returns void language plpgsql as $$
declare
  links record;
begin
  select count(*) as total, count(distinct depth) as depths, max(depth) as deepest,
    count(distinct depth) filter (where is_holder) as holding,
    count(distinct depth) filter (where not is_holder) as passing_on
  into links from attribution where attribution.claim_id = claim_chain_is_whole.claim_id;
  if links.total = 0 then
    if exists (select from claim where id = claim_id) then
      perform refuse('claim_has_attribution', format('claim %s has none', claim_id));
    end if;
    return;
  end if;
  if links.depths <> links.deepest + 1 then
    perform refuse('claim_chain_has_no_gap', format('claim %s lacks a depth below %s', claim_id, links.deepest));
  end if;
  if links.holding <> 1 or links.holding + links.passing_on <> links.depths then
    perform refuse('claim_has_holders_at_one_depth', format('claim %s has none, or not all speakers of one depth', claim_id));
  end if;
end $$;

drop function words_of(article_text, integer, integer, text, text);
