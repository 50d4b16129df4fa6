import { builder } from '../graphql/builder.ts'
import { declares } from '../graphql/declare.ts'
import { unreachable } from '../graphql/errors.ts'
import { checkPage, pageArguments, pageInfoOf } from '../graphql/page-arguments.ts'
import { looksForWords } from '../graphql/words.ts'
import { connectionSql, foundSql, rangesJson, spanJson } from './compile-search.ts'
import { countHits, type Hit, readFound, readPage } from './hits.ts'
import { KINDS, type Kind } from './lists.ts'
import { readCursor, type SearchArguments } from './page.ts'

const SearchKind = builder.enumType('SearchKind', {
  description: 'Where an asked text is looked for.',
  values: {
    CLAIM: { description: 'In the text of accepted claims, which is in our own words.' },
    QUOTE: {
      description:
        'In the words of the content of accepted claims, as the article has them. Nothing is found there while the text is not attached.',
    },
    PERSON: { description: 'In every recorded spelling of the names of people.' },
    ORGANIZATION: { description: 'In the names of organizations, abbreviations and other names included.' },
    TOPIC: { description: 'In the names of topics, other names included.' },
    ARTICLE: { description: 'In the titles of articles.' },
  } satisfies Record<Kind, object>,
})

const Searchable = builder.unionType('Searchable', {
  description: 'What a search can find.',
  types: ['Claim', 'Person', 'Organization', 'Topic', 'Article'],
})

const TextRange = builder.objectRef<{ start: number; end: number }>('TextRange').implement({
  description: 'A stretch of a text.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'First character, counted in Unicode code points from 0.' }),
    end: t.exposeInt('end', { description: 'One past the last character, in Unicode code points.' }),
  }),
})

const SearchResult = builder.objectRef<Hit>('SearchResult').implement({
  description:
    'One thing found. What is found in two ways, such as a claim by its text and by its quote, is two results.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SearchKind, description: 'Where it was found.' }),
    rank: t.exposeFloat('rank', {
      description:
        'How it answers, from 0 to 1, and the same for all kinds. 1: a name or title that is just what was asked. 0.8: the words stand side by side and in order, where words alone or a phrase alone were asked. 0.6: it answers otherwise. At most 0.5: no words of the name were asked, but it is spelled alike, the more the greater.',
    }),
    text: t.exposeString('text', {
      description:
        'What answers: the claim, the title, the name that fits best; of a quote all its words, where the article interrupts it joined by " … ".',
    }),
    ranges: t.field({
      ...declares({ kind: 'written', sql: rangesJson }),
      type: [TextRange],
      description:
        'The stretches of `text` to be highlighted, in order: words that were asked, and phrases as a whole. Empty where only the absence of words was asked.',
      resolve: ({ ranges }) => ranges,
    }),
    found: t.field({
      ...declares({ kind: 'written', sql: foundSql }),
      type: Searchable,
      description: 'What was found. For a quote, its claim.',
      resolve: async (hit, _args, context, info) =>
        (await readFound(hit, context, info)) ?? unreachable('what it has just found'),
    }),
    span: t.prismaField({
      ...declares({ kind: 'written', sql: spanJson }),
      type: 'Span',
      nullable: true,
      description:
        'Where the first highlighted words of a quote stand in the article. Null for what is no quote.',
      resolve: (query, { spanId }, _args, { database }) =>
        database.span.findFirst({ ...query, where: { id: { in: spanId === null ? [] : [spanId] } } }),
    }),
  }),
})

const SearchResultEdge = builder.objectRef<Hit>('SearchResultEdge').implement({
  description: 'One result in its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Marks this place: an opaque value for `after` and `before`.',
    }),
    node: t.field({ type: SearchResult, description: 'The result.', resolve: (hit) => hit }),
  }),
})

interface ResultPage {
  args: SearchArguments
  /** The results of the page, and whether there are more. Read no earlier than asked for, and once. */
  read: () => Promise<{ hits: Hit[]; isMore: boolean }>
}

const SearchResultConnection = builder.objectRef<ResultPage>('SearchResultConnection').implement({
  description: 'A page of the results of a search.',
  fields: (t) => ({
    edges: t.field({
      type: [SearchResultEdge],
      description: 'The results of the page, each in its place.',
      resolve: async ({ read }) => (await read()).hits,
    }),
    nodes: t.field({
      type: [SearchResult],
      description: 'The results of the page.',
      resolve: async ({ read }) => (await read()).hits,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page stands in the list.',
      resolve: async ({ args, read }) => {
        const { hits, isMore } = await read()
        const cursors = hits.map(({ cursor }) => cursor)
        return pageInfoOf(args, cursors, isMore)
      },
    }),
    totalCount: t.int({
      description: 'How many results there are.',
      resolve: ({ args }, _args, context) => countHits(args, context),
    }),
  }),
})

builder.queryField('search', (t) =>
  t.field({
    type: SearchResultConnection,
    description:
      'What answers a text, the best first; of equal rank people first, then organizations, topics, articles, claims and quotes, of these the latest published first, and then in the order recorded.',
    args: {
      text: t.arg.string({
        ...looksForWords,
        required: true,
        description:
          'Words that must all be there. "Words in quotation marks" must stand side by side and in order, -words must not be there, and OR stands between alternatives. Case, accents, punctuation and the kind of blanks and quotation marks do not matter. English words are found in any inflection, but in names of people. Words such as "the" need not be there, unless in a phrase or where nothing else is asked. Names are also found by a similar spelling, where only words are asked, and one of four letters or more. A text without any word to look for is refused.',
      }),
      in: t.arg({
        type: [SearchKind],
        required: false,
        defaultValue: [...KINDS],
        description: 'Where to look: everywhere where it is null or left out, nowhere where it is empty.',
      }),
      ...pageArguments(),
    },
    extensions: {
      ...declares({ kind: 'written', sql: connectionSql }).extensions,
      checkArguments: (args: SearchArguments, where: string) =>
        checkPage(args, where, 'search results', (cursor) => readCursor(cursor) !== undefined),
    },
    resolve: (_root, args, context): ResultPage => {
      let page: ReturnType<typeof readPage> | undefined
      return {
        args,
        read: () => {
          page ??= readPage(args, context)
          return page
        },
      }
    },
  }),
)
