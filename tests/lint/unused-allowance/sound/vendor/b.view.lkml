view b {
}
