package io.tongban.approval.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One file of an OFD package. Every element has the prefix ofd: some readers look for it by that name. */
final class Xml {

    private static final String NAMESPACE = "http://www.ofdspec.org/2016";
    private static final String PREFIX = "ofd";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    /** @param attributes names and values in turn */
    Xml(String root, String... attributes) throws IOException {
        try {
            out = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        write(() -> {
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeStartElement(PREFIX, root, NAMESPACE);
            out.writeNamespace(PREFIX, NAMESPACE);
            attributes(attributes);
        });
    }

    Xml open(String element, String... attributes) throws IOException {
        return write(() -> {
            out.writeStartElement(PREFIX, element, NAMESPACE);
            attributes(attributes);
        });
    }

    Xml empty(String element, String... attributes) throws IOException {
        return write(() -> {
            out.writeEmptyElement(PREFIX, element, NAMESPACE);
            attributes(attributes);
        });
    }

    Xml text(String element, String text, String... attributes) throws IOException {
        return write(() -> {
            out.writeStartElement(PREFIX, element, NAMESPACE);
            attributes(attributes);
            out.writeCharacters(text);
            out.writeEndElement();
        });
    }

    Xml close() throws IOException {
        return write(out::writeEndElement);
    }

    /** Closes all that is still open. */
    byte[] bytes() throws IOException {
        write(() -> {
            out.writeEndDocument();
            out.close();
        });
        return bytes.toByteArray();
    }

    private Xml write(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
