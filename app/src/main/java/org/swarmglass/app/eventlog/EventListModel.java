package org.swarmglass.app.eventlog;

import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractListModel;

/** Lines of the log: an update drops what is gone at the front and appends at the end, so that selections stay. */
final class EventListModel extends AbstractListModel<EventLine> {
    private static final long serialVersionUID = 1L;

    private transient List<EventLine> lines = new ArrayList<>();

    /** Replaces all of it, after the filter has changed. */
    void replace(List<EventLine> now) {
        int before = lines.size();
        lines = new ArrayList<>();
        if (before > 0) {
            fireIntervalRemoved(this, 0, before - 1);
        }
        append(now);
    }

    /** Follows a log that only lost lines at its front and gained lines at its end; returns how many it lost. */
    int follow(List<EventLine> now) {
        long first = now.isEmpty() ? Long.MAX_VALUE : now.get(0).number();
        int gone = 0;
        while (gone < lines.size() && lines.get(gone).number() < first) {
            gone++;
        }
        if (gone > 0) {
            lines.subList(0, gone).clear();
            fireIntervalRemoved(this, 0, gone - 1);
        }
        append(now.subList(lines.size(), now.size()));
        return gone;
    }

    @Override
    public int getSize() {
        return lines.size();
    }

    @Override
    public EventLine getElementAt(int index) {
        return lines.get(index);
    }

    private void append(List<EventLine> added) {
        if (!added.isEmpty()) {
            int from = lines.size();
            lines.addAll(added);
            fireIntervalAdded(this, from, lines.size() - 1);
        }
    }
}
