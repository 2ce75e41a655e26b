package io.tongban.approval.commitment;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Committed;
import io.tongban.approval.item.Item;

/** Names for what is told. */
final class OwnWords {

    private OwnWords() {}

    /** The proof that a commitment stands for, in the words of the item. */
    static String material(Application application, Committed commitment) {
        return application.item().materials().stream()
                .filter(material -> material.code().equals(commitment.material()))
                .map(Item.Material::name)
                .findFirst()
                .orElse(commitment.material());
    }
}
