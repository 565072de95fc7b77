package org.swarmglass.app.main;

import org.swarmglass.engine.snapshot.P2pStatus;

/** What the menus do beyond the views: streams, player, network. EDT only. */
interface ConsoleActions {
    void openStream();

    void forgetStreams();

    void togglePause();

    void stopPlayer();

    void toggleMute();

    void changeVolume(boolean louder);

    void toggleFullScreen();

    void savePicture();

    P2pStatus peerToPeer();

    void setPeerToPeer(boolean enabled);

    void setUpload(boolean enabled);
}
