package org.swarmglass.app.ui;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import java.awt.Font;

/** The program's fonts: Inter for words, its semi-bold for titles and big numbers, JetBrains Mono for ids and figures. */
public final class Fonts {
    public static final Font TEXT = family(FlatInterFont.FAMILY, 13);
    public static final Font SMALL = family(FlatInterFont.FAMILY, 12);
    public static final Font CAPTION = family(FlatInterFont.FAMILY, 11.5f);
    public static final Font TITLE = family(FlatInterFont.FAMILY_SEMIBOLD, 13.5f);
    public static final Font HEADLINE = family(FlatInterFont.FAMILY_SEMIBOLD, 17);
    public static final Font BIG_NUMBER = family(FlatInterFont.FAMILY_SEMIBOLD, 25);
    public static final Font PILL = family(FlatInterFont.FAMILY_SEMIBOLD, 11);
    public static final Font MONO = family(FlatJetBrainsMonoFont.FAMILY, 12);
    public static final Font MONO_SMALL = family(FlatJetBrainsMonoFont.FAMILY, 11);

    private Fonts() {}

    private static Font family(String name, float size) {
        return new Font(name, Font.PLAIN, 1).deriveFont(size);
    }
}
