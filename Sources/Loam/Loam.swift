// The whole library under one name: re-exports, nothing else.
@_exported public import LoamBytes
@_exported public import LoamCodecs
@_exported public import LoamColumns
@_exported public import LoamDatabaseSinks
@_exported public import LoamDocuments
@_exported public import LoamEngine
@_exported public import LoamFormats
@_exported public import LoamJobs
@_exported public import LoamModels
@_exported public import LoamQuality
@_exported public import LoamRandom
@_exported public import LoamReading
@_exported public import LoamRecipe
@_exported public import LoamSinks
@_exported public import LoamStorage
@_exported public import LoamTelemetry
@_exported public import LoamWorlds
