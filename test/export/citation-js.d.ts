declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string })
    format(format: 'bibliography', options: { template: string; format: 'text' }): string
  }
}
declare module '@citation-js/plugin-csl'
