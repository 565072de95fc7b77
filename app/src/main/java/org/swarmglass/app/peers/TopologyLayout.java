package org.swarmglass.app.peers;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the nodes go: we in the middle, the CDN on top, peers on an ellipse around us; on two when they are many.
 *
 * @param radius of a peer's node
 * @param labelled false when there are too many names to read
 */
record TopologyLayout(Point2D self, Point2D cdn, List<Point2D> peers, double radius, boolean labelled) {
    private static final int MOST_ON_ONE_RING = 20;
    private static final int MOST_NAMES = 16;
    private static final double INNER_RING = 0.64;
    private static final double SIDE = 40;
    private static final double CDN_Y = 16;

    /** @param height of the graph, without a line of text below it */
    static TopologyLayout of(int count, int width, int height) {
        double centreX = width / 2.0;
        double centreY = height / 2.0 + 8;
        double radiusX = Math.max(30, Math.min(centreX - SIDE, (height / 2.0) * 1.5));
        double radiusY = Math.max(30, height / 2.0 - 34);
        boolean rings = count > MOST_ON_ONE_RING;
        List<Point2D> peers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Begins half a step past the top, where the CDN is.
            double angle = -Math.PI / 2 + (i + 0.5) * 2 * Math.PI / count;
            double ring = rings && i % 2 == 1 ? INNER_RING : 1;
            peers.add(new Point2D.Double(
                    centreX + ring * radiusX * Math.cos(angle), centreY + ring * radiusY * Math.sin(angle)));
        }
        double radius = count <= 8 ? 9 : count <= MOST_ON_ONE_RING ? 7 : height < 190 ? 4 : 5;
        return new TopologyLayout(
                new Point2D.Double(centreX, centreY),
                new Point2D.Double(centreX, CDN_Y),
                peers,
                radius,
                count <= MOST_NAMES);
    }
}
