<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own French lacks or says badly. After a change: pyside6-lrelease complement_fr.ts -qm complement_fr.qm -->
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Chercher dans :</translation></message>
    <message><source>Files of &amp;type:</source><translation>&amp;Type de fichiers :</translation></message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message><source>Page &amp;order:</source><translation>&amp;Ordre des pages :</translation></message>
    <message><source>Pages &amp;per sheet:</source><translation>Pages par &amp;feuille :</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Page &amp;Set:</source><translation>Page&amp;s à imprimer :</translation></message>
    <message><source>Print range</source><translation>Pages à imprimer</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Drive</source><translation>Disque</translation></message>
    <message><source>Folder</source><translation>Dossier</translation></message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message><source>Discard</source><translation>Ne pas enregistrer</translation></message>
</context>
</TS>
