package io.tongban.e2e;

import io.tongban.local.Access;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The people of the demonstration in one running system; each logs in when first needed and stays so. */
public final class Town {

    private final Access access;
    private final Clocks clocks;
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    public Town(Access access) {
        this.access = access;
        this.clocks = new Clocks(access);
    }

    public Access access() {
        return access;
    }

    public Clocks clocks() {
        return clocks;
    }

    /** Somebody who applies, by login name. */
    public Person applicant(String name) {
        return people.computeIfAbsent(name, login -> Person.logIn(access, Person.Desk.PROVINCE, login));
    }

    /** An official, by login name. */
    public Person official(String name) {
        return people.computeIfAbsent(name, login -> Person.logIn(access, Person.Desk.STAFF, login));
    }
}
