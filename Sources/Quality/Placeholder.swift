internal import LoamEngine
