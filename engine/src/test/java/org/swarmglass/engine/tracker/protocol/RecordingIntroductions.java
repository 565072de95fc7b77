package org.swarmglass.engine.tracker.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.tracker.Introductions;

/** A swarm that makes offers without connections behind them and notes what it is told. */
public final class RecordingIntroductions implements Introductions {
    public int counted;
    private final String name;
    private final List<String> heard = new ArrayList<>();
    private final List<Consumer<List<Offer>>> waiting = new ArrayList<>();
    private boolean offersAtOnce = true;
    private String description = "v=0";
    private int made;

    /** @param name a few letters that begin its offer ids */
    public RecordingIntroductions(String name) {
        this.name = name;
    }

    /** Offers are then made by {@link #makeWaitingOffers} only. */
    public RecordingIntroductions slow() {
        offersAtOnce = false;
        return this;
    }

    public RecordingIntroductions describing(String sdp) {
        description = sdp;
        return this;
    }

    @Override
    public void makeOffers(int atMost, Consumer<List<Offer>> ready) {
        if (offersAtOnce) {
            ready.accept(offers(atMost));
        } else {
            waiting.add(ready);
        }
    }

    public void makeWaitingOffers(int count) {
        List<Consumer<List<Offer>>> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(ready -> ready.accept(offers(count)));
    }

    private List<Offer> offers(int count) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offers.add(new Offer(offerId(made++), description));
        }
        return offers;
    }

    /** The id of its n-th offer ever; the first bytes are as awkward as real ones. */
    public String offerId(int n) {
        return String.format("\u00ff\u0000\u0007%s%010d", ".......".substring(name.length()) + name, n);
    }

    @Override
    public void onOfferExpired(String offerId) {
        heard.add("expired " + number(offerId));
    }

    @Override
    public void onCounted(int members) {
        counted = members;
    }

    @Override
    public void onAnswer(PeerId from, String offerId, String answerSdp) {
        heard.add("answer to " + number(offerId) + " from " + from + " " + answerSdp);
    }

    @Override
    public void onOffer(PeerId from, String offerId, String offerSdp) {
        heard.add("offer from " + from + " " + offerSdp);
    }

    private static int number(String offerId) {
        return Integer.parseInt(offerId.substring(10));
    }

    public int waiting() {
        return waiting.size();
    }

    /** What it was told since the last call. */
    public List<String> takeHeard() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }
}
