// Imported before all else: several packages look once, when they are loaded.
process.env.NODE_ENV ||= 'production'
