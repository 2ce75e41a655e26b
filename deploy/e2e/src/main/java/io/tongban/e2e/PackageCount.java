package io.tongban.e2e;

/**
 * What came of packages under given answers.
 *
 * @param ended all of whose cases were delivered
 * @param empty refused, since the answers choose nothing
 * @param onSite cases that were received at the window
 * @param itself cases that filed themselves when what they waited for was granted
 * @param confirmed parts that others than who began it confirmed
 * @param committed commitments signed in the place of a proof
 * @param given materials given as files
 * @param issued certificates issued here, {@code recorded}: of the Ministry's
 */
record PackageCount(
        int combinations,
        int ended,
        int empty,
        int onSite,
        int delivered,
        int itself,
        int confirmed,
        int committed,
        int given,
        int issued,
        int recorded) {

    static final PackageCount NONE = new PackageCount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    static final PackageCount EMPTY = new PackageCount(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);

    PackageCount plus(PackageCount other) {
        return new PackageCount(
                combinations + other.combinations,
                ended + other.ended,
                empty + other.empty,
                onSite + other.onSite,
                delivered + other.delivered,
                itself + other.itself,
                confirmed + other.confirmed,
                committed + other.committed,
                given + other.given,
                issued + other.issued,
                recorded + other.recorded);
    }
}
