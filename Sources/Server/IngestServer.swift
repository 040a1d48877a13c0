import Hummingbird
import NIOCore
import GRDB
