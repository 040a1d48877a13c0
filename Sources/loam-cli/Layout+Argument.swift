public import ArgumentParser
public import LoamJobs

extension Layout: ExpressibleByArgument {}
