import ArgumentParser

@main
struct Taizhang: ParsableCommand {}
