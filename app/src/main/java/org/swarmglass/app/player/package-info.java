/**
 * The picture: libvlc, its surface and its controls. libvlc is called on the thread {@code player-io} only; its callbacks
 * touch nothing but frame buffers; everything else is EDT. The only package that knows vlcj; knows no other view.
 */
@NullMarked
package org.swarmglass.app.player;

import org.jspecify.annotations.NullMarked;
