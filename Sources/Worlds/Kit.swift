// What a model is made of comes with the kit: a file of a model imports LoamWorlds, and LoamVocabulary where it draws words.
@_exported public import LoamBytes
@_exported public import LoamColumns
@_exported public import LoamDocuments
@_exported public import LoamEngine
@_exported public import LoamRandom
@_exported public import LoamRecipe
