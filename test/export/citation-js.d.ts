declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string })
    format(format: 'bibliography', options: { template: string; format: 'text' }): string
  }
  export const plugins: {
    input: { util: { clean(items: object[], bestGuessConversions: boolean): object[] } }
  }
}
declare module '@citation-js/plugin-csl'
