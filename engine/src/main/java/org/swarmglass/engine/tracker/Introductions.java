package org.swarmglass.engine.tracker;

import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.model.PeerId;

/**
 * A swarm's side of the introductions. Called on the loop.
 *
 * <p>Offers are made by the swarm, because it owns the connections behind them; the tracker client decides when they
 * are needed and how long they may stay unanswered (50 s, protocol/v2 section 3.2).
 */
public interface Introductions {
    /**
     * Makes offers for an announce. {@code ready} must be called once, within about a second and even if no offer could
     * be made; calls after 10 s are ignored and their offers expire.
     *
     * @param atMost how many the announce may carry, 5 as browsers do
     */
    void makeOffers(int atMost, Consumer<List<Offer>> ready);

    /** The offer was not answered in time, or the tracker is gone: close what is behind it. */
    void onOfferExpired(String offerId);

    /** How many members the tracker counts, ourselves included. */
    void onCounted(int members);

    void onAnswer(PeerId from, String offerId, String answerSdp);

    void onOffer(PeerId from, String offerId, String offerSdp);

    /**
     * An offer of ours.
     *
     * @param offerId 20 characters, one byte each
     */
    record Offer(String offerId, String sdp) {}
}
