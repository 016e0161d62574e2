<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n branch(es)</source>
            <translation>
                <numerusform>%n branch</numerusform>
                <numerusform>%n branches</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n notice</numerusform>
                <numerusform>%n notices</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Commit %n decision(s)</source>
            <translation>
                <numerusform>Commit %n decision</numerusform>
                <numerusform>Commit %n decisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n plan(s), not yet paid</source>
            <translation>
                <numerusform>%n plan, not yet paid</numerusform>
                <numerusform>%n plans, not yet paid</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <translation>
                <numerusform>%n week</numerusform>
                <numerusform>%n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n hall(s) that you began, {live} run at {use} use.</source>
            <translation>
                <numerusform>Of %n hall that you began, {live} runs at {use} use.</numerusform>
                <numerusform>Of %n halls that you began, {live} run at {use} use.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n hall(s) that you began, none runs.</source>
            <translation>
                <numerusform>Of %n hall that you began, none runs.</numerusform>
                <numerusform>Of %n halls that you began, none runs.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n hall(s) that you began, {live} run.</source>
            <translation>
                <numerusform>Of %n hall that you began, {live} runs.</numerusform>
                <numerusform>Of %n halls that you began, {live} run.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name}: %n week(s)</source>
            <translation>
                <numerusform>{name}: %n week</numerusform>
                <numerusform>{name}: %n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s)</source>
            <translation>
                <numerusform>%n decision</numerusform>
                <numerusform>%n decisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n branch(es) begin on it: {names}.</source>
            <translation>
                <numerusform>%n branch begins on it: {names}.</numerusform>
                <numerusform>%n branches begin on it: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n branch(es)</source>
            <translation>
                <numerusform>Delete %n branch</numerusform>
                <numerusform>Delete %n branches</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} run(s)</source>
            <translation>
                <numerusform>{n} run</numerusform>
                <numerusform>{n} runs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in {n} run(s) the rules refuse a decision, which is left out there</source>
            <translation>
                <numerusform>in {n} run the rules refuse a decision, which is left out there</numerusform>
                <numerusform>in {n} runs the rules refuse a decision, which is left out there</numerusform>
            </translation>
        </message>
    </context>
</TS>
