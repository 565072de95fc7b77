package org.swarmglass.app.main;

import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.Card;
import org.swarmglass.app.ui.Emptiable;

/** What stands where the picture would be when there is none, and says why. */
public final class PlayerSlot {
    private PlayerSlot() {}

    /** A card without a player, for a console that only watches an engine. */
    public static JComponent without(Absence why) {
        Emptiable body = new Emptiable(new JPanel(), MaterialDesignP.PLAY_BOX_OUTLINE);
        body.show(Optional.of(why));
        return Card.of(Card.heading("Picture"), body);
    }
}
