package org.swarmglass.app.main;

import java.util.List;
import org.swarmglass.app.ui.Tone;

/**
 * What is open and how it goes.
 *
 * @param detail rendition, swarm and URL on one line
 */
record HeaderViewModel(String title, Word state, Word p2p, String detail, List<String> detailTip) {
    HeaderViewModel {
        detailTip = List.copyOf(detailTip);
    }

    /** A word on a pill; empty for none. */
    record Word(String text, Tone tone, List<String> tip) {
        static final Word NONE = new Word("", Tone.MUTED, List.of());

        Word {
            tip = List.copyOf(tip);
        }
    }
}
