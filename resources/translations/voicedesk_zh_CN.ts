<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About VoiceDesk</source>
        <translation>关于 VoiceDesk</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Manage your cloned voices: listen, compare, train new ones.</source>
        <translation>管理账号中的复刻音色：查看、试听、训练新音色。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Inter, JetBrains Mono and Noto Sans CJK are licensed under the SIL Open Font License.</source>
        <translation>本软件为自由软件，采用 MIT 许可证。Inter、JetBrains Mono 和 Noto Sans CJK 字体采用 SIL 开放字体许可证。</translation>
    </message>
    <message>
        <source>Built with Python {python}, Qt {qt} and PySide {pyside} (LGPL), {ffmpeg} (LGPL) and libsndfile (LGPL).</source>
        <translation>使用 Python {python}、Qt {qt}、PySide {pyside}（LGPL）、{ffmpeg}（LGPL）和 libsndfile（LGPL）构建。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Switch account</source>
        <translation>切换账号</translation>
    </message>
</context>
<context>
    <name>AccountChangesPresenter</name>
    <message>
        <source>Account “{name}” removed.</source>
        <translation>已移除账号“{name}”。</translation>
    </message>
    <message>
        <source>Its library on this computer was deleted.</source>
        <translation>该账号在本机的音色库已删除。</translation>
    </message>
    <message>
        <source>Its library stays on this computer.</source>
        <translation>该账号的音色库仍保留在本机。</translation>
    </message>
    <message>
        <source>Renaming the account “{name}”…</source>
        <translation>正在重命名账号“{name}”…</translation>
    </message>
    <message>
        <source>Removing the account “{name}”…</source>
        <translation>正在移除账号“{name}”…</translation>
    </message>
    <message>
        <source>Remove anyway</source>
        <translation>仍然移除</translation>
    </message>
    <message>
        <source>Your keyring may ask you to unlock it.</source>
        <translation>系统可能会要求解锁密钥环。</translation>
    </message>
    <message>
        <source>Remove the account “{name}”?</source>
        <translation>移除账号“{name}”？</translation>
    </message>
    <message>
        <source>Its token is removed from this computer. Its voices stay on the service. You’ll need the token to connect again.</source>
        <translation>将从本机移除该账号的 API 令牌。服务端的音色不受影响，再次连接时需要重新填写 API 令牌。</translation>
    </message>
    <message>
        <source>Also delete its library on this computer</source>
        <translation>同时删除本机的音色库</translation>
    </message>
    <message>
        <source>This permanently deletes the account’s favourites, tags, notes, history and demos.</source>
        <translation>该账号的收藏、标签、备注、训练记录和试听将无法恢复。</translation>
    </message>
    <message>
        <source>Favourites, tags, notes, history and demos stay on this computer. Add an account with this name to see them again.</source>
        <translation>收藏、标签、备注、训练记录和试听均会保留，再次添加同名账号后即可恢复。</translation>
    </message>
    <message>
        <source>Keep account</source>
        <translation>保留账号</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>移除账号</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Account “{name}”</source>
        <translation>账号“{name}”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Remove token from this computer</source>
        <translation>从本机移除 API 令牌</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>连接账号</translation>
    </message>
    <message>
        <source>Remove the token of “{name}”? Your voices and everything on this computer stay. You’ll need the token to connect again.</source>
        <translation>移除“{name}”的 API 令牌？服务端的音色和本机的数据均会保留，再次连接时需要重新填写 API 令牌。</translation>
    </message>
    <message>
        <source>Keep token</source>
        <translation>保留令牌</translation>
    </message>
    <message>
        <source>Remove token</source>
        <translation>移除令牌</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>This account already exists. Saving replaces its token and address.</source>
        <translation>此账号已存在，保存后将替换其 API 令牌和地址。</translation>
    </message>
    <message>
        <source>Voices that don’t exist at this address are removed from the list, along with their demos. To use another service, add another account.</source>
        <translation>新地址上没有的音色会从列表中移除，其试听也会删除。如需使用其他服务，请另外添加账号。</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Not needed for the sandbox</source>
        <translation>沙盒无需 API 令牌</translation>
    </message>
    <message>
        <source>Saved. Paste a new one to replace it.</source>
        <translation>已保存，粘贴新令牌即可替换</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>粘贴 API 令牌</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API 令牌</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名称</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Don’t save the token; ask again next time</source>
        <translation>不保存 API 令牌，下次启动时重新填写</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The sandbox can’t be changed.</source>
        <translation>沙盒无法更改。</translation>
    </message>
    <message>
        <source>This is the built-in sandbox. There’s nothing to set up.</source>
        <translation>这是内置沙盒，无需设置，也无法更改。</translation>
    </message>
    <message>
        <source>Your token is stored in {store}.</source>
        <translation>API 令牌保存在 {store} 中</translation>
    </message>
    <message>
        <source>Your token is stored in this computer’s keyring.</source>
        <translation>API 令牌保存在系统密钥环中</translation>
    </message>
    <message>
        <source>Your token is forgotten when VoiceDesk closes.</source>
        <translation>关闭 VoiceDesk 后不保留 API 令牌</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>AccountRow</name>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Switch to “{name}”</source>
        <translation>切换到“{name}”</translation>
    </message>
    <message>
        <source>More actions for “{name}”</source>
        <translation>“{name}”的更多操作</translation>
    </message>
    <message>
        <source>Token and address…</source>
        <translation>API 令牌和地址…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>AccountTexts</name>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>AccountsPresenter</name>
    <message>
        <source>Testing the connection…</source>
        <translation>正在测试连接…</translation>
    </message>
    <message>
        <source>Testing and saving…</source>
        <translation>正在测试并保存…</translation>
    </message>
    <message numerus="yes">
        <source>Connected. %n voice(s) found.</source>
        <translation>
            <numerusform>连接成功，共有 %n 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service took too long to answer.</source>
        <translation>服务端响应超时。</translation>
    </message>
    <message>
        <source>Account saved but not tested.</source>
        <translation>账号已保存，连接尚未测试。</translation>
    </message>
    <message>
        <source>To continue without a keyring, select “Don’t save the token; ask again next time”.</source>
        <translation>如需在没有密钥环时继续，请勾选“不保存 API 令牌，下次启动时重新填写”。</translation>
    </message>
</context>
<context>
    <name>AccountsSection</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Your tokens are stored in this computer’s keyring.</source>
        <translation>API 令牌保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Sample voices, on this computer only</source>
        <translation>示例音色，仅在本机</translation>
    </message>
    <message>
        <source>token saved</source>
        <translation>令牌已保存</translation>
    </message>
    <message>
        <source>token not saved</source>
        <translation>令牌未保存</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>未填写令牌</translation>
    </message>
    <message>
        <source>can’t read the keyring</source>
        <translation>无法读取系统密钥环</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>全部消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>Download all demos</source>
        <translation>全部下载</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Run a command…</source>
        <translation>运行命令…</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>重试所有失败的训练</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Support report…</source>
        <translation>诊断报告…</translation>
    </message>
    <message>
        <source>About VoiceDesk</source>
        <translation>关于 VoiceDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Add tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Switch account…</source>
        <translation>切换账号…</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>添加账号…</translation>
    </message>
    <message>
        <source>Manage accounts…</source>
        <translation>管理账号…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Train many…</source>
        <translation>批量训练…</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>反转顺序</translation>
    </message>
</context>
<context>
    <name>AgainPart</name>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Open the form with everything filled in.</source>
        <translation>打开已填好内容的训练表单。</translation>
    </message>
</context>
<context>
    <name>AnnotationTexts</name>
    <message>
        <source>Tag “{old}” renamed to “{new}”.</source>
        <translation>标签“{old}”已重命名为“{new}”。</translation>
    </message>
    <message>
        <source>Note on {name} deleted.</source>
        <translation>已删除“{name}”的备注。</translation>
    </message>
    <message>
        <source>Note on {name} saved.</source>
        <translation>已保存“{name}”的备注。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s) added to favourites.</source>
        <translation>
            <numerusform>已收藏 %Ln 个音色。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s) removed from favourites.</source>
        <translation>
            <numerusform>已取消收藏 %Ln 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} added to favourites.</source>
        <translation>已收藏“{name}”。</translation>
    </message>
    <message>
        <source>{name} removed from favourites.</source>
        <translation>已取消收藏“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>“Always keep” turned on for %Ln demo(s).</source>
        <translation>
            <numerusform>将始终保留 %Ln 段试听。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“Always keep” turned off for %Ln demo(s).</source>
        <translation>
            <numerusform>不再始终保留 %Ln 段试听。</numerusform>
        </translation>
    </message>
    <message>
        <source>“Always keep” turned on for {name}.</source>
        <translation>将始终保留“{name}”的试听。</translation>
    </message>
    <message>
        <source>“Always keep” turned off for {name}.</source>
        <translation>不再始终保留“{name}”的试听。</translation>
    </message>
    <message numerus="yes">
        <source>Tag “{tag}” added to %Ln voice(s).</source>
        <translation>
            <numerusform>已为 %Ln 个音色添加标签“{tag}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{tag}” removed from %Ln voice(s).</source>
        <translation>
            <numerusform>已从 %Ln 个音色移除标签“{tag}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag “{tag}” added to {name}.</source>
        <translation>已为“{name}”添加标签“{tag}”。</translation>
    </message>
    <message>
        <source>Tag “{tag}” removed from {name}.</source>
        <translation>已从“{name}”移除标签“{tag}”。</translation>
    </message>
</context>
<context>
    <name>AppearancePickers</name>
    <message>
        <source>Language: {now}</source>
        <translation>语言：{now}</translation>
    </message>
    <message>
        <source>Theme: {now}</source>
        <translation>主题：{now}</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>AudioLink</name>
    <message>
        <source>Paste a link to a recording.</source>
        <translation>请粘贴录音链接。</translation>
    </message>
    <message>
        <source>Enter a web link starting with https:// or http://.</source>
        <translation>链接须以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>The link must start with https:// or http://.</source>
        <translation>服务端仅支持 https:// 和 http:// 链接。</translation>
    </message>
    <message>
        <source>The link is missing a server name, such as media.example.com.</source>
        <translation>链接缺少服务器名称，例如 media.example.com。</translation>
    </message>
    <message>
        <source>The link’s server or port isn’t valid.</source>
        <translation>链接中的服务器名称或端口无效。</translation>
    </message>
    <message>
        <source>The service can’t reach this computer. Upload the recording to the web.</source>
        <translation>服务端无法访问本机，请将录音上传到公网。</translation>
    </message>
    <message>
        <source>The link contains a space or a line break. Copy it again.</source>
        <translation>链接中有空格或换行，请重新复制。</translation>
    </message>
    <message>
        <source>The link contains a user name or password. Use a link without them.</source>
        <translation>链接中的用户名或密码会随训练记录保存，请改用不含用户名和密码的链接。</translation>
    </message>
    <message>
        <source>The service can’t reach a private network. Upload the recording to the web.</source>
        <translation>这是内网链接，服务端无法访问。请将录音上传到公网。</translation>
    </message>
</context>
<context>
    <name>BackupPresenter</name>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>VoiceDesk backups (*.zip)</source>
        <translation>VoiceDesk 备份 (*.zip)</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore into the account “{name}”?</source>
        <translation>恢复到账号“{name}”？</translation>
    </message>
    <message>
        <source>Missing items are added. Newer items on this computer and the voices in your account don’t change.</source>
        <translation>本机较新的内容保持不变，仅补充缺少的内容。服务端的音色不受影响。</translation>
    </message>
    <message>
        <source>This backup is from another account, which may have different voices.</source>
        <translation>该备份来自其他账号，当前账号可能没有其中的音色。</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>{percent}% done.</source>
        <translation>已完成 {percent}%。</translation>
    </message>
</context>
<context>
    <name>BackupTexts</name>
    <message>
        <source>{voices}, {demos}, {trainings}.</source>
        <translation>{voices}、{demos}、{trainings}。</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n 段试听</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n 条训练记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup of the account “{name}” from {when}.</source>
        <translation>账号“{name}”的备份，创建于 {when}。</translation>
    </message>
    <message>
        <source>Backup saved.</source>
        <translation>备份已保存。</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>Nothing to restore.</source>
        <translation>没有需要恢复的内容。</translation>
    </message>
    <message>
        <source>Everything in the backup is already here.</source>
        <translation>备份中的内容本机均已存在。</translation>
    </message>
    <message>
        <source>Restored: {demos}, {trainings}, {marks}.</source>
        <translation>已恢复：{demos}、{trainings}、{marks}。</translation>
    </message>
    <message numerus="yes">
        <source>tags and notes of %n voice(s)</source>
        <translation>
            <numerusform>%n 个音色的标签和备注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) have newer tags or notes here; those were kept.</source>
        <translation>
            <numerusform>%n 个音色在本机有更新的标签或备注，已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Audio URL</source>
        <translation>音频链接</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Voice ID</source>
        <translation>音色 ID</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Check the recording and try again.</source>
        <translation>请检查录音后重试。</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>未提交：{reason}</translation>
    </message>
    <message>
        <source>Choose the folder of this file.</source>
        <translation>请选择此文件所在的文件夹。</translation>
    </message>
    <message>
        <source>Storage needed</source>
        <translation>需要存储</translation>
    </message>
    <message>
        <source>Set up storage to train from files.</source>
        <translation>设置存储后即可用文件训练。</translation>
    </message>
    <message>
        <source>Checking the recording…</source>
        <translation>正在检查录音…</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>Row {number} has the same link.</source>
        <translation>链接与第 {number} 行相同。</translation>
    </message>
    <message>
        <source>Row {number} has the same recording.</source>
        <translation>录音与第 {number} 行相同。</translation>
    </message>
    <message>
        <source>A voice was already trained from this link.</source>
        <translation>该链接已用于训练音色。</translation>
    </message>
    <message>
        <source>Row {number} has the same name.</source>
        <translation>名称与第 {number} 行相同。</translation>
    </message>
    <message>
        <source>A voice with this name already exists.</source>
        <translation>已有同名音色。</translation>
    </message>
    <message>
        <source>Good recording, {length}</source>
        <translation>录音良好，{length}</translation>
    </message>
    <message numerus="yes">
        <source>Start %n training(s)</source>
        <translation>
            <numerusform>开始 %n 项训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also send %n unchecked recording(s)</source>
        <translation>
            <numerusform>同时提交 %n 段未检查的录音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can train at most %n row(s) at once.</source>
        <translation>
            <numerusform>一次最多提交 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) removed.</source>
        <translation>
            <numerusform>已移除 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n row(s).</source>
        <translation>
            <numerusform>请移除 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s), one new voice each. Paid trainings use quota. Trainings can’t be stopped once started.</source>
        <translation>
            <numerusform>共 %n 项训练，各创建一个新音色。付费训练会消耗额度，提交后无法停止。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>共 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can’t be sent</source>
        <translation>
            <numerusform>%n 行无法提交</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %Ln remaining row(s)</source>
        <translation>
            <numerusform>处理剩余 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Voice created, waiting</source>
        <translation>音色已创建，等待训练</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Creating the voice…</source>
        <translation>正在创建音色…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>No answer. Checking whether it started</source>
        <translation>未收到响应，正在确认训练是否已开始</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未提交</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name files without their folder.</source>
        <translation>
            <numerusform>有 %n 行只有文件名，没有文件夹。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) need storage to train from files.</source>
        <translation>
            <numerusform>有 %n 行需要设置存储后才能用文件训练。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Cancelled, not sent</source>
        <translation>已取消，未提交</translation>
    </message>
    <message>
        <source>It’s safe to start it again.</source>
        <translation>可以重新提交。</translation>
    </message>
    <message>
        <source>Several new voices appeared at once, and VoiceDesk can’t tell which belongs to this row. Train one of them yourself, or delete it.</source>
        <translation>同时出现了多个新音色，无法判断哪个属于这一行。请手动训练其中一个，或将其删除。</translation>
    </message>
    <message>
        <source>The service no longer has it.</source>
        <translation>服务端已找不到该音色。</translation>
    </message>
    <message>
        <source>VoiceDesk left it unchanged.</source>
        <translation>未对其做任何更改。</translation>
    </message>
    <message>
        <source>Request {reqid}</source>
        <translation>请求 ID：{reqid}</translation>
    </message>
    <message>
        <source>The training didn’t start.</source>
        <translation>训练未开始。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t tell which voice is its own.</source>
        <translation>无法确认对应的音色。</translation>
    </message>
    <message>
        <source>Its voice was deleted.</source>
        <translation>音色已删除。</translation>
    </message>
    <message>
        <source>Its voice was trained with another recording.</source>
        <translation>音色已用其他录音训练。</translation>
    </message>
    <message>
        <source>{sent} of {total} trainings sent</source>
        <translation>已提交 {sent}/{total} 项训练</translation>
    </message>
    <message>
        <source>Stopped: {fact}</source>
        <translation>已停止：{fact}</translation>
    </message>
    <message>
        <source>Paused: {fact}</source>
        <translation>已暂停：{fact}</translation>
    </message>
    <message>
        <source>Nothing is sent twice.</source>
        <translation>已提交的训练不会重复提交。</translation>
    </message>
    <message>
        <source>It continues when you’re back online.</source>
        <translation>恢复连接后会自动继续。</translation>
    </message>
    <message>
        <source>You can keep working in the meantime.</source>
        <translation>在此期间可以继续进行其他操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) sent</source>
        <translation>
            <numerusform>已提交 %n 项训练</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} ready</source>
        <translation>{count} 项成功</translation>
    </message>
    <message>
        <source>{count} training</source>
        <translation>{count} 项训练中</translation>
    </message>
    <message>
        <source>{count} uncertain</source>
        <translation>{count} 项待确认</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 项失败</translation>
    </message>
    <message>
        <source>{count} not sent</source>
        <translation>{count} 项未提交</translation>
    </message>
    <message>
        <source>{count} cancelled</source>
        <translation>{count} 项已取消</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>重试 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>The name contains unreadable characters.</source>
        <translation>名称中有无法识别的字符。</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode（UTF-16）</translation>
    </message>
    <message>
        <source>Simplified Chinese (GB18030)</source>
        <translation>简体中文（GB18030）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>日语（Shift-JIS）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩语（EUC-KR）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧语言（Windows-1252）</translation>
    </message>
</context>
<context>
    <name>BatchExport</name>
    <message>
        <source>Trainings {account} {date}</source>
        <translation>训练记录 {account} {date}</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Train many</source>
        <translation>批量训练</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Choose a folder of recordings. Or copy rows with a name and an audio URL or file from a spreadsheet and paste them here, or open a CSV file. A third column can name the speaker.</source>
        <translation>选择存放录音的文件夹；也可从电子表格复制包含名称和音频链接（或文件名）的行并粘贴到这里，或打开 CSV 文件。第三列可填写声音本人。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择录音文件夹…</translation>
    </message>
    <message>
        <source>Remove rows</source>
        <translation>移除所选行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Rows to train</source>
        <translation>待训练的行</translation>
    </message>
    <message>
        <source>Train many voices at once</source>
        <translation>一次训练多个音色</translation>
    </message>
    <message>
        <source>Row {number}: {words}</source>
        <translation>第 {number} 行：{words}</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Choose another one if names look wrong</source>
        <translation>名称显示异常时，请更换编码</translation>
    </message>
</context>
<context>
    <name>BatchPresenter</name>
    <message>
        <source>Batch training was interrupted: {sent} of {total} sent.</source>
        <translation>批量训练已中断：已提交 {sent}/{total} 项。</translation>
    </message>
    <message>
        <source>The rest is waiting for you. Nothing is sent twice.</source>
        <translation>其余项等待继续，已提交的不会重复提交。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>CauseList</name>
    <message>
        <source>Possible causes in the recording</source>
        <translation>录音中可能的原因</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Too long</source>
        <translation>时长偏长</translation>
    </message>
    <message>
        <source>Much too long</source>
        <translation>时长过长</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>时长偏短</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>时长过短</translation>
    </message>
    <message>
        <source>Low sample rate</source>
        <translation>采样率偏低</translation>
    </message>
    <message>
        <source>Telephone quality</source>
        <translation>电话音质</translation>
    </message>
    <message>
        <source>Too many channels</source>
        <translation>声道过多</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>音量偏低</translation>
    </message>
    <message>
        <source>Very loud</source>
        <translation>音量过高</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>Clipped in places</source>
        <translation>局部削波</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>严重削波</translation>
    </message>
    <message>
        <source>Silence at the start or end</source>
        <translation>首尾静音过长</translation>
    </message>
    <message>
        <source>Long pauses</source>
        <translation>停顿过长</translation>
    </message>
    <message>
        <source>Mostly silence</source>
        <translation>大部分是静音</translation>
    </message>
    <message>
        <source>Background noise</source>
        <translation>背景噪声</translation>
    </message>
    <message>
        <source>Loud background noise</source>
        <translation>背景噪声过大</translation>
    </message>
    <message>
        <source>No pauses</source>
        <translation>没有停顿</translation>
    </message>
    <message>
        <source>Link expires soon</source>
        <translation>链接即将过期</translation>
    </message>
    <message>
        <source>Link expired</source>
        <translation>链接已过期</translation>
    </message>
    <message>
        <source>Large file</source>
        <translation>文件较大</translation>
    </message>
    <message>
        <source>{least} {unit} or more is good.</source>
        <translation>建议 {least} {unit} 以上。</translation>
    </message>
    <message>
        <source>{least} to {most} {unit} is good.</source>
        <translation>建议 {least} 至 {most} {unit}。</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds, after a number</comment>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Run a command</source>
        <translation>运行命令</translation>
    </message>
    <message>
        <source>Command, voice, tag or account</source>
        <translation>命令、音色、标签或账号</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>无匹配结果</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Run or open</source>
        <translation>运行或查看</translation>
    </message>
    <message>
        <source>Play voice</source>
        <translation>播放音色</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Tags and filters</source>
        <translation>标签与筛选</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Switch between up to four voices at the same position (Ctrl+K)</source>
        <translation>最多对比四个音色，在同一位置切换试听（Ctrl+K）</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Add the selected voice here (Shift+{number})</source>
        <translation>单击放入所选音色（Shift+{number}）</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>移出（Del）</translation>
    </message>
</context>
<context>
    <name>ComparePresenter</name>
    <message>
        <source>Loading the demo…</source>
        <translation>正在加载试听…</translation>
    </message>
    <message>
        <source>Before the last training</source>
        <translation>上次训练前的试听</translation>
    </message>
    <message>
        <source>Training on {when}</source>
        <translation>{when} 训练</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>The recording used for training</source>
        <translation>提交训练的录音</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>录音</translation>
    </message>
</context>
<context>
    <name>CompareTexts</name>
    <message>
        <source>{name} was deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
    <message>
        <source>The demo of {name} is no longer on this computer.</source>
        <translation>“{name}”的试听已从本机移除。</translation>
    </message>
    <message>
        <source>Compare slot {number} is now empty.</source>
        <translation>对比位 {number} 已空出。</translation>
    </message>
    <message>
        <source>{name} has a new demo.</source>
        <translation>“{name}”有新的试听。</translation>
    </message>
    <message>
        <source>Compare slot {number} still has the earlier demo.</source>
        <translation>对比位 {number} 仍保留之前的试听。</translation>
    </message>
    <message>
        <source>{name} has nothing to play right now.</source>
        <translation>“{name}”暂无可播放的试听。</translation>
    </message>
    <message>
        <source>You can compare voices that have a playable demo.</source>
        <translation>只有可播放试听的音色才能加入对比。</translation>
    </message>
    <message>
        <source>The recording of {name} is no longer on this computer.</source>
        <translation>“{name}”的录音已从本机移除。</translation>
    </message>
</context>
<context>
    <name>ConnectionPresenter</name>
    <message>
        <source>Can’t reach the service.</source>
        <translation>无法连接到服务。</translation>
    </message>
    <message>
        <source>You can’t create, train or change voices while offline.</source>
        <translation>恢复连接前，无法新建、训练或更改音色。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>打开账号</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Your token isn’t valid.</source>
        <translation>API 令牌无效。</translation>
    </message>
    <message>
        <source>The service doesn’t accept it, or none is saved. You can still play demos on this computer.</source>
        <translation>服务端不接受该令牌，或令牌未保存。已下载的试听仍可播放。</translation>
    </message>
    <message>
        <source>No valid token</source>
        <translation>API 令牌无效</translation>
    </message>
    <message>
        <source>Synced just now</source>
        <translation>刚刚同步</translation>
    </message>
    <message numerus="yes">
        <source>Synced %n min ago</source>
        <translation>
            <numerusform>%n 分钟前同步</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>同步于 {when}</translation>
    </message>
    <message>
        <source>Showing the list from {when}.</source>
        <translation>以下数据截至 {when}。</translation>
    </message>
    <message>
        <source>Offline · as of {when}</source>
        <translation>离线 · 数据截至 {when}</translation>
    </message>
    <message>
        <source>Offline · no list yet</source>
        <translation>离线 · 暂无数据</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) couldn’t be read.</source>
        <translation>
            <numerusform>%n 个音色无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service sent them in a format VoiceDesk doesn’t recognise.</source>
        <translation>VoiceDesk 无法识别服务端返回的格式。</translation>
    </message>
    <message>
        <source>Can’t read the list of voices.</source>
        <translation>无法读取服务端返回的列表。</translation>
    </message>
    <message>
        <source>If it keeps happening, check the service address.</source>
        <translation>如果问题仍然存在，请检查服务地址。</translation>
    </message>
    <message>
        <source>The service no longer lists any voices.</source>
        <translation>服务端返回的列表为空。</translation>
    </message>
    <message>
        <source>If you deleted them on another device, show the empty list.</source>
        <translation>如果音色已在别处删除，可以显示空列表。</translation>
    </message>
    <message>
        <source>Show empty list</source>
        <translation>显示空列表</translation>
    </message>
    <message>
        <source>Unreadable list</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>List from {when}</source>
        <translation>数据截至 {when}</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>暂无数据</translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n 个无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentPart</name>
    <message>
        <source>Enter the speaker’s name.</source>
        <translation>请填写声音本人的姓名。</translation>
    </message>
    <message>
        <source>Confirm that the speaker has agreed.</source>
        <translation>请确认已获声音本人授权。</translation>
    </message>
    <message>
        <source>Whose voice is it?</source>
        <translation>这是谁的声音？</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>Speaker agreed</source>
        <translation>已获声音本人授权</translation>
    </message>
    <message>
        <source>Consent: {speaker}, {date}.</source>
        <translation>授权：{speaker}，{date}。</translation>
    </message>
    <message>
        <source>I have the speaker’s permission to clone this voice.</source>
        <translation>我已获得声音本人的复刻许可。</translation>
    </message>
    <message>
        <source>{speaker} knows this recording will be used to clone their voice, and has agreed.</source>
        <translation>声音本人（{speaker}）已知晓并同意使用这段录音复刻其声音。</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete “{name}”?</source>
        <translation>删除“{name}”？</translation>
    </message>
    <message>
        <source>Its downloaded demo will be deleted too.</source>
        <translation>已下载的试听也会删除。</translation>
    </message>
    <message>
        <source>This permanently deletes it from your account.</source>
        <translation>音色将从账号中永久删除，无法恢复。</translation>
    </message>
    <message>
        <source>Keep voice</source>
        <translation>保留音色</translation>
    </message>
    <message>
        <source>Delete voice</source>
        <translation>删除音色</translation>
    </message>
    <message>
        <source>Save demo first…</source>
        <translation>先导出试听…</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message numerus="yes">
        <source>%n selected voice(s) can’t be deleted.</source>
        <translation>
            <numerusform>所选音色中有 %n 个无法删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s)?</source>
        <translation>
            <numerusform>删除 %n 个音色？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloaded demo(s) will also be deleted.</source>
        <translation>
            <numerusform>已下载的 %n 段试听也会删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>This permanently deletes them from your account.</source>
        <translation>这些音色将从账号中永久删除，无法恢复。</translation>
    </message>
    <message>
        <source>Keep voices</source>
        <translation>保留音色</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n voice(s)</source>
        <translation>
            <numerusform>删除 %n 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>Save demos first…</source>
        <translation>先导出试听…</translation>
    </message>
</context>
<context>
    <name>DeletionPresenter</name>
    <message>
        <source>{name} deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>{name} wasn’t deleted.</source>
        <translation>“{name}”未删除。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>DeletionTexts</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>未删除</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>It may still have been deleted. Refresh to check.</source>
        <translation>可能已被删除，请刷新音色列表确认。</translation>
    </message>
    <message>
        <source>You stopped before this one.</source>
        <translation>操作已停止，尚未处理该音色。</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n voice(s)…</source>
        <translation>
            <numerusform>正在删除 %n 个音色…</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {number} done.</source>
        <translation>已处理 {done} 个，共 {number} 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>No voices were deleted.</source>
        <translation>没有删除任何音色。</translation>
    </message>
    <message numerus="yes">
        <source>%n not deleted</source>
        <translation>
            <numerusform>%n 个未删除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 个结果未知</numerusform>
        </translation>
    </message>
    <message>
        <source>{rest}.</source>
        <translation>{rest}。</translation>
    </message>
    <message numerus="yes">
        <source>%n saved training recording(s) will also be deleted.</source>
        <translation>
            <numerusform>本机保留的 %n 段训练录音也会删除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftFoot</name>
    <message>
        <source>Choose the folder…</source>
        <translation>选择所在文件夹…</translation>
    </message>
    <message>
        <source>Set up storage</source>
        <translation>设置存储</translation>
    </message>
    <message>
        <source>Start without waiting for the recording check</source>
        <translation>不等录音检查完成，直接提交</translation>
    </message>
    <message>
        <source>Start trainings</source>
        <translation>开始训练</translation>
    </message>
</context>
<context>
    <name>DraftPresenter</name>
    <message>
        <source>This is too much for one table.</source>
        <translation>表格内容过多。</translation>
    </message>
    <message>
        <source>The table has no rows.</source>
        <translation>未找到可用的行。</translation>
    </message>
    <message>
        <source>Copy rows with a name and an audio URL from a spreadsheet.</source>
        <translation>请从电子表格复制含名称和音频链接的行。</translation>
    </message>
    <message>
        <source>Can’t read this file as a table.</source>
        <translation>无法读取此表格文件。</translation>
    </message>
    <message>
        <source>Save the spreadsheet as CSV, then open that file.</source>
        <translation>请在电子表格软件中另存为 CSV，再重新打开。</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Open a table of voices</source>
        <translation>打开音色表格</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>There are no recordings in this folder.</source>
        <translation>此文件夹中没有录音。</translation>
    </message>
    <message>
        <source>wav, mp3, m4a, flac, ogg, opus and webm work.</source>
        <translation>支持 wav、mp3、m4a、flac、ogg、opus 和 webm。</translation>
    </message>
    <message>
        <source>Choose a folder of recordings</source>
        <translation>选择录音文件夹</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择所在文件夹</translation>
    </message>
    <message>
        <source>You can’t train while offline.</source>
        <translation>离线时无法训练。</translation>
    </message>
    <message>
        <source>Checking the recordings: {count} of {total}</source>
        <translation>正在检查录音：{count}/{total}</translation>
    </message>
    <message>
        <source>No row is ready to train yet.</source>
        <translation>暂无可提交的行。</translation>
    </message>
    <message>
        <source>Confirm that all speakers have agreed.</source>
        <translation>请确认已获所有声音本人授权。</translation>
    </message>
</context>
<context>
    <name>DragPresenter</name>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n 段试听</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) are ready to be dragged.</source>
        <translation>
            <numerusform>%n 段试听已就绪，可以拖动。</numerusform>
        </translation>
    </message>
    <message>
        <source>They had to be downloaded first. Drag them again.</source>
        <translation>试听已下载完成，请重新拖动。</translation>
    </message>
    <message numerus="yes">
        <source>Couldn’t drag %n demo(s).</source>
        <translation>
            <numerusform>%n 段试听无法拖动。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndMessage</name>
    <message>
        <source>Training took {time}.</source>
        <translation>训练用时 {time}。</translation>
    </message>
    <message>
        <source>{name} is ready.</source>
        <translation>“{name}”训练成功。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Training {name} failed.</source>
        <translation>“{name}”训练失败。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This isn’t the voice service. Check the service address.</source>
        <translation>该地址不是语音服务，请检查服务地址。</translation>
    </message>
    <message>
        <source>Couldn’t refresh the voices.</source>
        <translation>无法刷新音色列表。</translation>
    </message>
    <message>
        <source>Couldn’t create the voice.</source>
        <translation>无法新建音色。</translation>
    </message>
    <message>
        <source>Couldn’t start training “{name}”.</source>
        <translation>无法提交“{name}”的训练。</translation>
    </message>
    <message>
        <source>Couldn’t rename “{name}”.</source>
        <translation>无法重命名“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t delete “{name}”.</source>
        <translation>无法删除“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t play the demo of “{name}”.</source>
        <translation>无法播放“{name}”的试听。</translation>
    </message>
    <message>
        <source>The connection test failed.</source>
        <translation>连接测试失败。</translation>
    </message>
    <message>
        <source>Couldn’t open the account “{name}”.</source>
        <translation>无法打开账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t save the account “{name}”.</source>
        <translation>无法保存账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t remove the token of “{name}”.</source>
        <translation>无法移除“{name}”的 API 令牌。</translation>
    </message>
    <message>
        <source>Couldn’t save the settings.</source>
        <translation>无法保存设置。</translation>
    </message>
    <message>
        <source>VoiceDesk stopped checking for updates.</source>
        <translation>VoiceDesk 已停止跟踪训练进度。</translation>
    </message>
    <message>
        <source>Couldn’t update the demos on this computer.</source>
        <translation>无法整理已下载的试听。</translation>
    </message>
    <message>
        <source>Couldn’t save the change to “{name}”.</source>
        <translation>无法保存对“{name}”的更改。</translation>
    </message>
    <message>
        <source>Couldn’t change the tag “{name}”.</source>
        <translation>无法更改标签“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t save the support report.</source>
        <translation>无法保存诊断报告。</translation>
    </message>
    <message>
        <source>Couldn’t open the guide.</source>
        <translation>无法打开使用指南。</translation>
    </message>
    <message>
        <source>Couldn’t test the storage.</source>
        <translation>无法测试存储。</translation>
    </message>
    <message>
        <source>Couldn’t save the storage.</source>
        <translation>无法保存存储设置。</translation>
    </message>
    <message>
        <source>Couldn’t remove the storage.</source>
        <translation>无法移除存储。</translation>
    </message>
    <message>
        <source>Couldn’t delete recordings from the storage.</source>
        <translation>无法删除存储中的录音。</translation>
    </message>
    <message>
        <source>Couldn’t check how many trainings are left.</source>
        <translation>无法查询剩余训练次数。</translation>
    </message>
    <message>
        <source>Couldn’t load the takes.</source>
        <translation>无法读取录音列表。</translation>
    </message>
    <message>
        <source>The new voice may still have been created.</source>
        <translation>新音色可能已创建。</translation>
    </message>
    <message>
        <source>Refresh and check the list before you create another one.</source>
        <translation>请先刷新音色列表确认，再决定是否重新创建。</translation>
    </message>
    <message>
        <source>“{name}” may have started training.</source>
        <translation>服务端可能已开始训练“{name}”。</translation>
    </message>
    <message>
        <source>VoiceDesk is checking. Don’t start it again yet.</source>
        <translation>VoiceDesk 正在确认，请勿重复提交。</translation>
    </message>
    <message>
        <source>“{name}” may still have been renamed.</source>
        <translation>“{name}”可能已重命名。</translation>
    </message>
    <message>
        <source>Refresh to check. It’s safe to rename it again.</source>
        <translation>请刷新音色列表确认，也可以放心地再次重命名。</translation>
    </message>
    <message>
        <source>“{name}” may still have been deleted.</source>
        <translation>“{name}”可能已被删除。</translation>
    </message>
    <message>
        <source>Refresh to check.</source>
        <translation>请刷新音色列表确认。</translation>
    </message>
    <message>
        <source>Your account has reached its voice limit. Delete a voice you don’t need and try again.</source>
        <translation>账号的音色数量已达上限。请删除不需要的音色后重试。</translation>
    </message>
    <message>
        <source>This name is already taken. Choose another one.</source>
        <translation>已有同名音色，请换一个名称。</translation>
    </message>
    <message>
        <source>The service couldn’t download the recording. Check that the link opens without signing in.</source>
        <translation>服务端无法下载这段录音。请确认链接无需登录即可打开。</translation>
    </message>
    <message>
        <source>“{name}” is already training.</source>
        <translation>“{name}”已在训练中。</translation>
    </message>
    <message>
        <source>Couldn’t back up the account “{name}”.</source>
        <translation>无法备份账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t restore from “{name}”.</source>
        <translation>无法从“{name}”恢复。</translation>
    </message>
    <message>
        <source>Couldn’t save the demo of “{name}”.</source>
        <translation>无法导出“{name}”的试听。</translation>
    </message>
    <message>
        <source>Couldn’t export the list.</source>
        <translation>无法导出列表。</translation>
    </message>
    <message>
        <source>Couldn’t rename the account “{name}”.</source>
        <translation>无法重命名账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t remove the account “{name}”.</source>
        <translation>无法移除账号“{name}”。</translation>
    </message>
    <message>
        <source>Couldn’t check the recording.</source>
        <translation>无法检查这段录音。</translation>
    </message>
    <message>
        <source>Couldn’t process the table.</source>
        <translation>无法处理音色表格。</translation>
    </message>
    <message>
        <source>A second training would be charged again. Wait until this one finishes.</source>
        <translation>重复训练会再次计费，请等待当前训练结束。</translation>
    </message>
    <message>
        <source>The sandbox couldn’t start. Try again. If it keeps happening, report it and include the details.</source>
        <translation>沙盒无法启动。请重试；如果问题仍然存在，请附上详情反馈。</translation>
    </message>
    <message>
        <source>VoiceDesk ran into a problem. Try again. If it keeps happening, report it and include the details.</source>
        <translation>VoiceDesk 出现错误。请重试；如果问题仍然存在，请附上详情反馈。</translation>
    </message>
    <message>
        <source>Can’t reach the service. Check your network and try again.</source>
        <translation>无法连接到服务，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The service took too long to answer. Try again in a moment.</source>
        <translation>服务端响应超时，请稍后重试。</translation>
    </message>
    <message>
        <source>The service doesn’t accept the token. Check it in your account.</source>
        <translation>API 令牌无效，请在账号中检查。</translation>
    </message>
    <message>
        <source>The service no longer has this voice. It may have been deleted on another device.</source>
        <translation>服务端已找不到该音色，可能已在别处删除。</translation>
    </message>
    <message>
        <source>The service is having a problem. Try again in a few minutes.</source>
        <translation>服务端出现故障，请几分钟后重试。</translation>
    </message>
    <message>
        <source>VoiceDesk couldn’t read the service’s answer. Check the service address, or update VoiceDesk.</source>
        <translation>VoiceDesk 无法识别服务端返回的内容。请检查服务地址，或更新 VoiceDesk。</translation>
    </message>
    <message>
        <source>The service reported an error. Try again in a moment.</source>
        <translation>服务端返回错误，请稍后重试。</translation>
    </message>
    <message>
        <source>The service refused the request and gave no reason.</source>
        <translation>服务端拒绝了请求，未返回原因。</translation>
    </message>
    <message>
        <source>The service refused the request. Its code: {code}</source>
        <translation>服务端拒绝了请求，仅返回代码：{code}</translation>
    </message>
    <message>
        <source>The service refused the request: “{said}”</source>
        <translation>服务端拒绝了请求：“{said}”</translation>
    </message>
    <message>
        <source>Too many requests. Try again in a minute.</source>
        <translation>请求过于频繁，请一分钟后重试。</translation>
    </message>
    <message numerus="yes">
        <source>Too many requests. Try again in %n second(s).</source>
        <translation>
            <numerusform>请求过于频繁，请 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many requests. Try again after {time}.</source>
        <translation>请求过于频繁，请在 {time} 之后重试。</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>打开账号</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This voice doesn’t have a demo yet.</source>
        <translation>服务端尚未提供该音色的试听。</translation>
    </message>
    <message>
        <source>It isn’t on this computer, and you’re offline.</source>
        <translation>试听尚未下载，当前也无法联网获取。</translation>
    </message>
    <message>
        <source>Its link has expired. Refresh, then play it again.</source>
        <translation>试听链接已过期，请刷新音色列表后重新播放。</translation>
    </message>
    <message>
        <source>The file no longer exists. Refresh and try again.</source>
        <translation>试听文件已不存在，请刷新音色列表后重试。</translation>
    </message>
    <message>
        <source>The server denied access to it. Try again later.</source>
        <translation>试听所在的服务器拒绝访问，请稍后重试。</translation>
    </message>
    <message>
        <source>The file is too large to be a demo, so it wasn’t downloaded.</source>
        <translation>文件远大于正常的试听，因此未下载。</translation>
    </message>
    <message>
        <source>The downloaded file isn’t playable audio.</source>
        <translation>下载的文件不是可播放的音频。</translation>
    </message>
    <message>
        <source>The download was interrupted. Try again.</source>
        <translation>下载过程中连接中断，请重试。</translation>
    </message>
    <message>
        <source>The download took too long. Try again in a moment.</source>
        <translation>下载超时，请稍后重试。</translation>
    </message>
    <message>
        <source>The service gave an invalid link.</source>
        <translation>服务端返回的试听链接无法使用。</translation>
    </message>
    <message>
        <source>Couldn’t write it to the disk. Check that the disk isn’t full.</source>
        <translation>无法写入磁盘，请检查磁盘是否已满。</translation>
    </message>
    <message>
        <source>The audio decoder couldn’t start. Restart VoiceDesk and try again.</source>
        <translation>VoiceDesk 无法启动音频解码组件，请重新启动 VoiceDesk 后重试。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t find a keyring on this computer, so it can’t save your token.</source>
        <translation>未检测到可用的系统密钥环。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t find a running keyring on this computer, such as GNOME Keyring or KWallet, so it can’t save your token.</source>
        <translation>未检测到可用的系统密钥环（如 GNOME Keyring、KWallet），无法保存 API 令牌。</translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it and try again.</source>
        <translation>系统密钥环已锁定，请解锁后重试。</translation>
    </message>
    <message>
        <source>The keyring isn’t responding. It may be waiting for you to unlock it.</source>
        <translation>系统密钥环没有响应，可能正在等待解锁。</translation>
    </message>
    <message>
        <source>This computer’s keyring stores passwords unprotected, so VoiceDesk won’t use it.</source>
        <translation>系统密钥环未加密，因此 VoiceDesk 不会使用。</translation>
    </message>
    <message>
        <source>The token is too long for this computer’s keyring.</source>
        <translation>API 令牌过长，无法存入系统密钥环。</translation>
    </message>
    <message>
        <source>The server sent a web page instead of audio. Refresh and try again.</source>
        <translation>收到的是网页而不是音频，链接可能已失效。请刷新音色列表后重试。</translation>
    </message>
    <message>
        <source>The keyring reported an error.</source>
        <translation>系统密钥环返回错误。</translation>
    </message>
    <message>
        <source>This isn’t a VoiceDesk backup. Choose another file.</source>
        <translation>这不是 VoiceDesk 的备份，请选择其他文件。</translation>
    </message>
    <message>
        <source>This backup is from a trial version and can no longer be read. Make a new one with this version.</source>
        <translation>该备份由 VoiceDesk 试用版创建，已无法读取。请用当前版本重新备份。</translation>
    </message>
    <message>
        <source>This backup is from a newer version. Update VoiceDesk and try again.</source>
        <translation>该备份由更高版本的 VoiceDesk 创建，请更新 VoiceDesk 后重试。</translation>
    </message>
    <message>
        <source>The file is damaged, so nothing was restored. Try another copy.</source>
        <translation>文件已损坏，未恢复任何内容。请换一份副本重试。</translation>
    </message>
    <message>
        <source>Can’t read the file. Check that it still exists.</source>
        <translation>无法读取文件，请检查文件是否仍然存在。</translation>
    </message>
    <message>
        <source>Can’t write to this folder. Check its permissions and the free space.</source>
        <translation>无法写入该文件夹，请检查权限和剩余空间。</translation>
    </message>
    <message>
        <source>The disk is full. Free up some space or choose another disk.</source>
        <translation>磁盘空间不足，请清理空间或更换磁盘。</translation>
    </message>
    <message>
        <source>You don’t have permission to save there. Choose another folder.</source>
        <translation>没有该位置的写入权限，请更换文件夹。</translation>
    </message>
    <message>
        <source>The folder no longer exists. Choose another one.</source>
        <translation>文件夹已不存在，请更换文件夹。</translation>
    </message>
    <message>
        <source>Couldn’t save there. Choose another folder.</source>
        <translation>无法写入该位置，请更换文件夹。</translation>
    </message>
    <message>
        <source>The saved file couldn’t be verified, so it was discarded. Choose another disk.</source>
        <translation>写入后校验失败，文件未保留。请更换磁盘。</translation>
    </message>
    <message>
        <source>Another program is using VoiceDesk’s library. Close it and try again.</source>
        <translation>其他程序锁定了 VoiceDesk 的音色库。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Free up some space and try again.</source>
        <translation>磁盘空间不足，请清理空间后重试。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t write to its folder. Check the folder’s permissions.</source>
        <translation>VoiceDesk 没有数据文件夹的写入权限，请检查文件夹权限。</translation>
    </message>
    <message>
        <source>This library was last used by a newer version. Update VoiceDesk to make changes.</source>
        <translation>该音色库曾被更高版本的 VoiceDesk 使用，更新 VoiceDesk 后才能更改。</translation>
    </message>
    <message>
        <source>The library on this computer is damaged. Restart VoiceDesk: it sets the damaged file aside and starts a new one.</source>
        <translation>本机的音色库已损坏。请重新启动 VoiceDesk，届时会保留损坏的文件并新建音色库。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t use its folder. Check that the disk is connected.</source>
        <translation>VoiceDesk 无法读写数据文件夹，请检查磁盘是否可用。</translation>
    </message>
    <message>
        <source>The proxy {name} isn’t working. Choose another one in Settings, or turn it off.</source>
        <translation>代理“{name}”无法使用，请在“设置”中更换代理，或选择不使用代理。</translation>
    </message>
    <message>
        <source>Can’t read the certificates in {name}. Correct or remove this variable, then restart VoiceDesk.</source>
        <translation>无法读取 {name} 中的证书。请更正或删除该环境变量，然后重新启动 VoiceDesk。</translation>
    </message>
    <message>
        <source>“{name}” has changed since the last refresh.</source>
        <translation>“{name}”在列表更新后发生了变化。</translation>
    </message>
    <message>
        <source>The service answered with a code: {code}.</source>
        <translation>服务端返回代码：{code}。</translation>
    </message>
    <message>
        <source>The service answered: “{said}”.</source>
        <translation>服务端返回：“{said}”。</translation>
    </message>
    <message>
        <source>VoiceDesk checks a voice before training it. Nothing was sent.</source>
        <translation>训练前需要查询音色状态，因此尚未提交。</translation>
    </message>
    <message>
        <source>The training was started elsewhere, so nothing was sent. Try again when it finishes.</source>
        <translation>该训练由其他设备提交，本机未提交。请等待训练结束。</translation>
    </message>
    <message>
        <source>Its state changed from “{before}” to “{now}”.</source>
        <translation>状态已变为“{now}”（原为“{before}”）。</translation>
    </message>
    <message>
        <source>It has a new demo, so it may have been trained elsewhere.</source>
        <translation>试听已更新，可能已在别处重新训练。</translation>
    </message>
    <message>
        <source>It’s now called “{name}”.</source>
        <translation>名称已变为“{name}”。</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the voice, then start the training again if you still want to.</source>
        <translation>尚未提交。请查看该音色，如有需要再重新训练。</translation>
    </message>
    <message numerus="yes">
        <source>The list came back empty, but it had %n voice(s) before. VoiceDesk is still showing them.</source>
        <translation>
            <numerusform>服务端返回的列表为空，而此前有 %n 个音色。VoiceDesk 将继续显示这些音色。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureTexts</name>
    <message numerus="yes">
        <source>%n more issue(s).</source>
        <translation>
            <numerusform>另有 %n 项需注意。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldTexts</name>
    <message>
        <source>Enter an address. Default: {usual}</source>
        <translation>请填写服务地址，通常为 {usual}</translation>
    </message>
    <message>
        <source>The address must start with https://</source>
        <translation>地址应以 https:// 开头</translation>
    </message>
    <message>
        <source>The server name is missing or invalid. Default: {usual}</source>
        <translation>服务器名称缺失或无效，服务地址通常为 {usual}</translation>
    </message>
    <message>
        <source>The port after the colon isn’t valid.</source>
        <translation>冒号后的端口号无效。</translation>
    </message>
    <message>
        <source>Remove the user name and “@”.</source>
        <translation>请去掉用户名和“@”。</translation>
    </message>
    <message>
        <source>Remove everything from “?” or “#” on.</source>
        <translation>请去掉“?”或“#”及其后的内容。</translation>
    </message>
    <message>
        <source>Use https. Over http, others could read your token.</source>
        <translation>请使用 https。通过 http 传输时，API 令牌可能被他人截获。</translation>
    </message>
    <message>
        <source>Enter a name for the account.</source>
        <translation>请填写账号名称。</translation>
    </message>
    <message>
        <source>At most {most} characters.</source>
        <translation>最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>The name contains a character that can’t be displayed. Enter it again.</source>
        <translation>名称中有无法显示的字符，请重新输入。</translation>
    </message>
    <message>
        <source>The sandbox uses this name. Choose another one.</source>
        <translation>该名称已用于沙盒，请换一个名称。</translation>
    </message>
    <message>
        <source>Tokens contain only letters, digits and symbols. Copy it again from the API key page.</source>
        <translation>API 令牌只含英文字母、数字和符号，请从 API Key 页面重新复制。</translation>
    </message>
    <message>
        <source>The service doesn’t accept this token. Copy it again from the API key page.</source>
        <translation>API 令牌无效，请从 API Key 页面重新复制。</translation>
    </message>
    <message>
        <source>Paste your token here.</source>
        <translation>请粘贴账号的 API 令牌。</translation>
    </message>
    <message>
        <source>Another account has this name. Choose another one.</source>
        <translation>已有同名账号，请换一个名称。</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>类型：</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Remove filter “{name}”</source>
        <translation>移除筛选“{name}”</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{tag} ({count})</source>
        <translation>{tag}（{count}）</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Save filter…</source>
        <translation>保存筛选…</translation>
    </message>
    <message>
        <source>Rename filter…</source>
        <translation>重命名筛选…</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>移除筛选</translation>
    </message>
</context>
<context>
    <name>FilterNameDialog</name>
    <message>
        <source>Filter name</source>
        <translation>筛选名称</translation>
    </message>
    <message>
        <source>Rename filter</source>
        <translation>重命名筛选</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A filter with this name already exists.</source>
        <translation>已有同名筛选。</translation>
    </message>
</context>
<context>
    <name>FilterParts</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Not played yet</source>
        <translation>未播放</translation>
    </message>
</context>
<context>
    <name>FilterPresenter</name>
    <message>
        <source>Filters cleared.</source>
        <translation>已清除筛选。</translation>
    </message>
    <message>
        <source>Filter removed.</source>
        <translation>已移除筛选条件。</translation>
    </message>
    <message>
        <source>Filter “{name}” removed.</source>
        <translation>已移除筛选“{name}”。</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>{measure}: {value}, {verdict}.</source>
        <translation>{measure}：{value}，{verdict}。</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>从 {time} 开始试听</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Signal-to-noise</source>
        <translation>信噪比</translation>
    </message>
    <message>
        <source>Link expiry</source>
        <translation>链接有效期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需注意</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>{rate} kHz, {channels}</source>
        <translation>{rate} kHz，{channels}</translation>
    </message>
    <message>
        <source>over {decibels} dB</source>
        <translation>高于 {decibels} dB</translation>
    </message>
    <message>
        <source>The service’s own app takes up to 10 MB. Keep a shorter part.</source>
        <translation>七牛云官方应用最大支持 10 MB，请截取更短的一段。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} 个声道</translation>
    </message>
    <message>
        <source>{level}, {count} clipped</source>
        <translation>{level}，{count} 处削波</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>剩余 {count} 分钟</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>剩余 {count} 小时</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>剩余 {count} 天</translation>
    </message>
    <message>
        <source>A bit long: 10–60 seconds works best. Cut out the best minute.</source>
        <translation>时长偏长，建议 10–60 秒。请截取效果最好的一分钟。</translation>
    </message>
    <message>
        <source>Far too long: 10–60 seconds works best. Cut out the best minute.</source>
        <translation>录音过长，建议 10–60 秒。请截取效果最好的一分钟。</translation>
    </message>
    <message>
        <source>A bit short: 10–60 seconds works best.</source>
        <translation>时长偏短，建议 10–60 秒。</translation>
    </message>
    <message>
        <source>Too short to train a voice. 10–60 seconds works best.</source>
        <translation>录音过短，难以训练，建议 10–60 秒。</translation>
    </message>
    <message>
        <source>The link may expire before the service downloads the recording. Create one that lasts longer.</source>
        <translation>服务端下载录音前，链接可能已过期。请使用有效期更长的链接。</translation>
    </message>
    <message>
        <source>The link has expired. Create a new one.</source>
        <translation>链接已过期，请重新生成。</translation>
    </message>
    <message>
        <source>24 kHz or higher sounds better. Use a better version if you have one.</source>
        <translation>采样率达到 24 kHz 时人声更饱满，建议使用音质更好的版本。</translation>
    </message>
    <message>
        <source>Telephone quality: the high frequencies are missing. Record at 24 kHz or higher.</source>
        <translation>录音为电话音质，缺少高频部分。请以 24 kHz 以上的采样率重新录制。</translation>
    </message>
    <message>
        <source>Mix it down to mono or stereo.</source>
        <translation>请混缩为单声道或立体声。</translation>
    </message>
    <message>
        <source>The recording is quiet. Move closer to the microphone or raise the level.</source>
        <translation>音量偏低，请靠近麦克风或调高音量。</translation>
    </message>
    <message>
        <source>The recording is very loud. Lower the level.</source>
        <translation>音量过高，请调低音量。</translation>
    </message>
    <message>
        <source>The recording is silent.</source>
        <translation>录音中没有声音。</translation>
    </message>
    <message>
        <source>Some peaks are clipped. Record with less gain if you can.</source>
        <translation>局部音量过高，出现削波。建议调低增益后重新录制。</translation>
    </message>
    <message>
        <source>Clipping makes it sound harsh. Record it again with less gain.</source>
        <translation>多处音量过高，削波严重，声音刺耳。请调低增益后重新录制。</translation>
    </message>
    <message>
        <source>There’s a long silence at the start or end. Trim it.</source>
        <translation>开头或结尾静音过长，请剪掉。</translation>
    </message>
    <message>
        <source>More than a third is silence. Shorten the pauses.</source>
        <translation>静音超过三分之一，请缩短停顿。</translation>
    </message>
    <message>
        <source>Most of it is silence. Keep only the parts where someone speaks.</source>
        <translation>大部分是静音，请只保留有人说话的部分。</translation>
    </message>
    <message>
        <source>There’s background noise, and the voice may pick it up. Record in a quieter room, away from fans.</source>
        <translation>有背景噪声，可能会带入复刻音色。请远离风扇，在更安静的房间录制。</translation>
    </message>
    <message>
        <source>There’s a lot of background noise or music. Use a recording of the voice alone.</source>
        <translation>背景噪声或音乐过大，请使用只有人声的录音。</translation>
    </message>
    <message>
        <source>There’s no pause to measure noise in. Listen to check that it’s clean.</source>
        <translation>录音没有停顿，无法测出噪声，请试听确认是否干净。</translation>
    </message>
</context>
<context>
    <name>FindingsLine</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>What was found of the recording</source>
        <translation>录音检查结果</translation>
    </message>
    <message>
        <source>Checking the recording…</source>
        <translation>正在检查录音…</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>{causes} and more</source>
        <translation>{causes} 等</translation>
    </message>
    <message>
        <source>Good recording, {length}</source>
        <translation>录音良好，{length}</translation>
    </message>
    <message>
        <source>Good recording</source>
        <translation>录音良好</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>Hide first steps</source>
        <translation>隐藏快速入门</translation>
    </message>
    <message>
        <source>Hear a voice</source>
        <translation>试听一个音色</translation>
    </message>
    <message>
        <source>Train your own</source>
        <translation>训练自己的音色</translation>
    </message>
    <message>
        <source>Always keep a demo</source>
        <translation>始终保留一段试听</translation>
    </message>
</context>
<context>
    <name>FoundTexts</name>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>All good</source>
        <translation>全部良好</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n 项需注意</numerusform>
        </translation>
    </message>
    <message>
        <source>We found no problem with the recording. Try another one.</source>
        <translation>未发现录音有问题，请换一段录音重试。</translation>
    </message>
    <message numerus="yes">
        <source>Retry all %Ln failed</source>
        <translation>
            <numerusform>重试全部 %Ln 项失败的训练</numerusform>
        </translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation>服务端未返回原因。</translation>
    </message>
    <message>
        <source>Try another recording.</source>
        <translation>请换一段录音重试。</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>No pages found.</source>
        <translation>未找到相关页面。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>HelpPresenter</name>
    <message>
        <source>Play compare slot</source>
        <translation>播放对比位 1–4</translation>
    </message>
    <message>
        <source>Add to compare slot</source>
        <translation>放入对比位</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Save support report</source>
        <translation>保存诊断报告</translation>
    </message>
    <message>
        <source>Support report saved.</source>
        <translation>诊断报告已保存。</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Back or forward 1 s</source>
        <translation>后退或前进 1 秒</translation>
    </message>
    <message>
        <source>Play from the start</source>
        <translation>从头播放</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Sort by a column</source>
        <translation>按列排序</translation>
    </message>
</context>
<context>
    <name>HistoryLine</name>
    <message>
        <source>Current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Pause: {demo}</source>
        <translation>暂停：{demo}</translation>
    </message>
    <message>
        <source>Play: {demo}</source>
        <translation>播放：{demo}</translation>
    </message>
    <message>
        <source>Compare with the current demo: {demo}</source>
        <translation>与当前试听对比：{demo}</translation>
    </message>
    <message>
        <source>Switch between this demo and the current one</source>
        <translation>在这段试听与当前试听之间切换</translation>
    </message>
</context>
<context>
    <name>KeepPart</name>
    <message>
        <source>Keep the recording on this computer</source>
        <translation>在本机保留这段录音</translation>
    </message>
    <message>
        <source>Lets you compare it with the demos later.</source>
        <translation>便于日后与训练前后的试听对比。</translation>
    </message>
</context>
<context>
    <name>LengthScale</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>advised</source>
        <translation>建议时长</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Input level</source>
        <translation>输入音量</translation>
    </message>
</context>
<context>
    <name>LibraryNotice</name>
    <message>
        <source>The library on this computer was damaged.</source>
        <translation>本机的音色库已损坏。</translation>
    </message>
    <message>
        <source>VoiceDesk started a new one. The damaged file is saved as {file}.</source>
        <translation>已新建音色库，原文件保留为“{file}”。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t write to the data folder.</source>
        <translation>无法写入数据文件夹。</translation>
    </message>
    <message>
        <source>You’re seeing the last saved data. Nothing can be saved or trained until this is fixed.</source>
        <translation>当前显示上次保存的内容。新的更改不会保存，也无法提交训练。</translation>
    </message>
    <message>
        <source>This library was last used by a newer version.</source>
        <translation>该音色库曾被更高版本的 VoiceDesk 使用。</translation>
    </message>
    <message>
        <source>Update VoiceDesk to save changes on this computer.</source>
        <translation>更新 VoiceDesk 之前，本机不会保存任何内容。</translation>
    </message>
    <message>
        <source>Couldn’t read the settings.</source>
        <translation>无法读取设置。</translation>
    </message>
    <message>
        <source>VoiceDesk is using the defaults. Your old settings are saved as {file}.</source>
        <translation>已改用默认设置，原文件保留为“{file}”。</translation>
    </message>
    <message>
        <source>VoiceDesk is using the defaults and can’t save changes.</source>
        <translation>已改用默认设置，更改无法保存。</translation>
    </message>
    <message>
        <source>Can’t save changes on this computer.</source>
        <translation>更改无法保存到本机。</translation>
    </message>
    <message>
        <source>The voices in your account are safe.</source>
        <translation>服务端的音色不受影响。</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Audio URL</source>
        <translation>音频链接</translation>
    </message>
    <message>
        <source>Or paste a link</source>
        <translation>或粘贴链接</translation>
    </message>
    <message>
        <source>A public link to the recording. Best: one speaker, 10–60 seconds, no noise, mp3 or wav.</source>
        <translation>服务端会下载该录音。建议 10–60 秒、无杂音的单人录音，mp3 或 wav。</translation>
    </message>
</context>
<context>
    <name>ListeningActions</name>
    <message>
        <source>Compare voices</source>
        <translation>对比音色</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Audio output</source>
        <translation>音频输出</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device}（未连接）</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Auto-play</source>
        <translation>自动播放</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>增大音量</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>减小音量</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减速播放</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速播放</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Add to compare</source>
        <translation>加入对比</translation>
    </message>
    <message>
        <source>Play compare slot {number}</source>
        <translation>播放对比位 {number}</translation>
    </message>
    <message>
        <source>Add to compare slot {number}</source>
        <translation>放入对比位 {number}</translation>
    </message>
</context>
<context>
    <name>LostSlotPresenter</name>
    <message>
        <source>The service didn’t answer. The new voice may have been created.</source>
        <translation>未收到响应，新音色可能已创建。</translation>
    </message>
    <message>
        <source>VoiceDesk is checking the list. This takes up to two minutes.</source>
        <translation>VoiceDesk 正在从列表中确认，最多需要两分钟。</translation>
    </message>
    <message>
        <source>Your last new voice isn’t finished.</source>
        <translation>上一个新音色尚未完成。</translation>
    </message>
    <message>
        <source>{name} was created but hasn’t been trained yet.</source>
        <translation>“{name}”已创建，尚未开始训练。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The new voice wasn’t created.</source>
        <translation>新音色未创建。</translation>
    </message>
    <message>
        <source>It’s safe to create it again.</source>
        <translation>现在可以新建，不会重复。</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>The new voice may have been created.</source>
        <translation>新音色可能已创建。</translation>
    </message>
    <message>
        <source>The list has new voices, and one of them may be yours. Check them before you create another.</source>
        <translation>列表中出现了新音色，无法判断是否为刚才新建的。请先查看，再决定是否重新创建。</translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Voice details</source>
        <translation>音色详情</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Details copied</source>
        <translation>已复制详情</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>已复制详情</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>没有消息</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>What to do</source>
        <translation>解决方法</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>{count} / {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>At most {most} characters. Remove {over}.</source>
        <translation>最多 {most} 个字符，请删去 {over} 个。</translation>
    </message>
    <message>
        <source>The name contains a character that can’t be displayed. Enter it again.</source>
        <translation>名称中有无法显示的字符，请重新输入。</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>VoiceDesk connects through this proxy.</source>
        <translation>VoiceDesk 联网时使用的代理。</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>This address</source>
        <translation>指定地址</translation>
    </message>
    <message>
        <source>Enter the proxy’s address, such as http://proxy.example:8080</source>
        <translation>请填写代理地址，例如 http://proxy.example:8080</translation>
    </message>
    <message>
        <source>The address must start with http://, https:// or socks5://</source>
        <translation>地址应以 http://、https:// 或 socks5:// 开头</translation>
    </message>
    <message>
        <source>Settings can’t store passwords safely. Put the full address in the variable ALL_PROXY and choose “Follow system”.</source>
        <translation>设置文件不适合保存密码。请将完整地址写入环境变量 ALL_PROXY，并选择“跟随系统”。</translation>
    </message>
    <message>
        <source>The port after the colon isn’t valid.</source>
        <translation>冒号后的端口号无效。</translation>
    </message>
</context>
<context>
    <name>NoStoragePart</name>
    <message>
        <source>Set up storage</source>
        <translation>设置存储</translation>
    </message>
    <message>
        <source>Paste a link</source>
        <translation>粘贴链接</translation>
    </message>
    <message>
        <source>No storage is set up for recordings.</source>
        <translation>还没有设置录音存储。</translation>
    </message>
    <message>
        <source>The service downloads recordings from the web, so VoiceDesk has to put yours in storage of your own until the training ends.</source>
        <translation>服务通过链接下载录音，因此 VoiceDesk 需要把录音暂存到你自己的存储空间，训练结束后删除。</translation>
    </message>
</context>
<context>
    <name>NoneFound</name>
    <message numerus="yes">
        <source>%n active filter(s): {filters}.</source>
        <translation>
            <numerusform>已启用 %n 项筛选：{filters}。</numerusform>
        </translation>
    </message>
    <message>
        <source>No voices match “{search}”</source>
        <translation>没有与“{search}”匹配的音色</translation>
    </message>
    <message>
        <source>The search covers names, tags, notes, languages and IDs.</source>
        <translation>搜索范围包括名称、标签、备注、语言和 ID。</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>暂无收藏</translation>
    </message>
    <message>
        <source>Star a voice (Ctrl+D) to see it here.</source>
        <translation>收藏音色（Ctrl+D）后，会显示在这里。</translation>
    </message>
    <message>
        <source>No voices in this state</source>
        <translation>没有处于该状态的音色</translation>
    </message>
    <message>
        <source>No voices match the filters</source>
        <translation>没有符合筛选条件的音色</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Show all voices</source>
        <translation>显示全部音色</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>NoteSection</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Saved automatically</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>{count} / {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>At most {most} characters. Remove {over}.</source>
        <translation>最多 {most} 个字符，请删去 {over} 个。</translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message>
        <source>{name} is ready.</source>
        <translation>“{name}”训练成功</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Training {name} failed.</source>
        <translation>“{name}”训练失败</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n trainings finished.</source>
        <translation>
            <numerusform>%n 项训练已结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready.</source>
        <translation>
            <numerusform>%n 项成功。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n 项失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>Training took {time}.</source>
        <translation>训练用时 {time}。</translation>
    </message>
</context>
<context>
    <name>OfflineLine</name>
    <message>
        <source>Checking, {left} left</source>
        <translation>正在检查：剩余 {left} 个</translation>
    </message>
    <message>
        <source>Paused, {done} of {total}</source>
        <translation>已暂停：{done}/{total}</translation>
    </message>
    <message>
        <source>Waiting, {done} of {total}</source>
        <translation>等待连接：{done}/{total}</translation>
    </message>
    <message>
        <source>Downloading {done} of {total}</source>
        <translation>正在下载：{done}/{total}</translation>
    </message>
    <message>
        <source>Downloads resume when you’re back online.</source>
        <translation>恢复连接后会自动继续下载试听。</translation>
    </message>
    <message>
        <source>Resume downloading demos</source>
        <translation>继续下载试听</translation>
    </message>
    <message>
        <source>Pause downloading demos</source>
        <translation>暂停下载试听</translation>
    </message>
    <message>
        <source>Cancel downloading demos</source>
        <translation>取消下载试听</translation>
    </message>
    <message>
        <source>Demos downloaded so far stay on this computer.</source>
        <translation>已下载的试听会保留在本机。</translation>
    </message>
</context>
<context>
    <name>OfflineTexts</name>
    <message numerus="yes">
        <source>%n demos downloaded for offline use.</source>
        <translation>
            <numerusform>已下载 %n 段试听。</numerusform>
        </translation>
    </message>
    <message>
        <source>All demos are already on this computer.</source>
        <translation>所有试听均已下载。</translation>
    </message>
    <message>
        <source>Couldn’t download the demo of “{name}”.</source>
        <translation>无法下载“{name}”的试听。</translation>
    </message>
    <message numerus="yes">
        <source>Couldn’t download %n demos.</source>
        <translation>
            <numerusform>%n 段试听下载失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: {reason}</source>
        <translation>例如“{name}”：{reason}</translation>
    </message>
    <message>
        <source>See the details for the others.</source>
        <translation>各项原因见详情。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Demos use {size}, more than the limit of {limit}.</source>
        <translation>试听占用 {size}，超过上限 {limit}。</translation>
    </message>
    <message>
        <source>Favourites and demos you chose to keep stay. Other demos are downloaded each time you play them.</source>
        <translation>收藏和始终保留的试听不会移除，其他试听每次播放时重新下载。</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening the keyring…</source>
        <translation>正在打开系统密钥环…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>PalettePresenter</name>
    <message>
        <source>Select a voice first</source>
        <translation>请先选择音色</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>当前不可用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Nothing to play</source>
        <translation>没有可播放的内容</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Auto-play</source>
        <translation>自动播放</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Scroll to change the volume</source>
        <translation>滚动滚轮可调节音量</translation>
    </message>
    <message>
        <source>Play each voice as you move through the list</source>
        <translation>在列表中移动时自动播放音色</translation>
    </message>
    <message>
        <source>Speed {speed}</source>
        <translation>播放速度 {speed}</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Start over at the end (Ctrl+L)</source>
        <translation>播放结束后从头开始（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>PlayerPresenter</name>
    <message>
        <source>Loading the demo…</source>
        <translation>正在加载试听…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>暂无试听</translation>
    </message>
    <message>
        <source>Demo · on this computer</source>
        <translation>试听 · 已下载</translation>
    </message>
    <message>
        <source>Demo · online only</source>
        <translation>试听 · 需联网</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>离线时无法播放</translation>
    </message>
    <message>
        <source>No demo</source>
        <translation>无试听</translation>
    </message>
    <message>
        <source>An earlier demo</source>
        <translation>较早的试听</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number}/{total}</translation>
    </message>
    <message>
        <source>The recording to train with</source>
        <translation>训练录音</translation>
    </message>
</context>
<context>
    <name>PlayerTexts</name>
    <message>
        <source>No audio device found.</source>
        <translation>未检测到音频设备。</translation>
    </message>
    <message>
        <source>Connect headphones or speakers.</source>
        <translation>请连接耳机或扬声器。</translation>
    </message>
    <message>
        <source>Can’t play the demo of {name}.</source>
        <translation>无法播放“{name}”的试听。</translation>
    </message>
    <message>
        <source>The audio device stopped responding.</source>
        <translation>音频设备无响应。</translation>
    </message>
    <message>
        <source>Press Play to try again, or choose another audio device in Settings.</source>
        <translation>请重新播放，或在“设置”中选择其他音频设备。</translation>
    </message>
    <message>
        <source>Can’t play the recording of {name}.</source>
        <translation>无法播放“{name}”的录音。</translation>
    </message>
    <message>
        <source>The file may be damaged.</source>
        <translation>文件可能已损坏。</translation>
    </message>
    <message>
        <source>The audio decoder couldn’t start. Restart VoiceDesk and try again.</source>
        <translation>VoiceDesk 无法启动音频解码组件，请重新启动 VoiceDesk 后重试。</translation>
    </message>
    <message>
        <source>The file may be damaged. Press Play to download it again.</source>
        <translation>文件可能已损坏，再次播放时会重新下载。</translation>
    </message>
    <message>
        <source>{device} was disconnected.</source>
        <translation>“{device}”已断开连接。</translation>
    </message>
    <message>
        <source>Playing through {device} for now.</source>
        <translation>暂时通过“{device}”播放。</translation>
    </message>
    <message>
        <source>{device} is connected again.</source>
        <translation>“{device}”已重新连接。</translation>
    </message>
    <message>
        <source>Playing through {device} again.</source>
        <translation>已恢复通过“{device}”播放。</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>RangeWave</name>
    <message>
        <source>Trim start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Trim end</source>
        <translation>终点</translation>
    </message>
</context>
<context>
    <name>RecorderPresenter</name>
    <message>
        <source>VoiceDesk doesn’t have access to the microphone. Allow it in the system settings.</source>
        <translation>VoiceDesk 没有麦克风权限。请在系统设置中允许使用。</translation>
    </message>
    <message>
        <source>No microphone available. Connect one or choose another one above.</source>
        <translation>没有可用的麦克风，请连接麦克风或在上方选择其他设备。</translation>
    </message>
    <message>
        <source>The microphone was disconnected. What you recorded so far is saved.</source>
        <translation>麦克风已断开，已录制的部分会保留。</translation>
    </message>
    <message>
        <source>Can’t save more of this take. Free some space on the disk. What you recorded so far is saved.</source>
        <translation>无法继续保存录音，请清理磁盘空间。已录制的部分会保留。</translation>
    </message>
    <message>
        <source>No sound is coming from this microphone. Is it muted?</source>
        <translation>麦克风没有声音，请检查是否已静音。</translation>
    </message>
    <message>
        <source>Takes end after 10 minutes. This one is saved.</source>
        <translation>单条录音最长 10 分钟，已自动停止并保留。</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>未检测到麦克风</translation>
    </message>
    <message>
        <source>Microphone: {name}</source>
        <translation>麦克风：{name}</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>Record another take</source>
        <translation>再录一条</translation>
    </message>
    <message>
        <source>Show all takes</source>
        <translation>查看全部录音</translation>
    </message>
    <message>
        <source>Take {number} deleted.</source>
        <translation>已删除第 {number} 条。</translation>
    </message>
</context>
<context>
    <name>RecorderView</name>
    <message>
        <source>Take {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Choose a microphone</source>
        <translation>选择麦克风</translation>
    </message>
    <message>
        <source>Close the recorder</source>
        <translation>关闭录音</translation>
    </message>
    <message>
        <source>Too quiet</source>
        <translation>声音太小</translation>
    </message>
    <message>
        <source>Good level</source>
        <translation>音量合适</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>声音太大</translation>
    </message>
    <message>
        <source>Use recording</source>
        <translation>选用录音</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读文字</translation>
    </message>
    <message>
        <source>About 30 s at your usual pace</source>
        <translation>约 30 秒，用平常语速</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>换一段</translation>
    </message>
    <message>
        <source>Kept until you delete them</source>
        <translation>删除前都会保留</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>准备录音</translation>
    </message>
    <message>
        <source>Starts in {seconds} s</source>
        <translation>{seconds} 秒后开始</translation>
    </message>
    <message>
        <source>Recording now</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录音</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录音</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Space pauses</source>
        <translation>空格键暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>已录 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Choose another recording.</source>
        <translation>请选择其他录音。</translation>
    </message>
    <message>
        <source>wav, mp3, m4a, flac, ogg, opus and webm work.</source>
        <translation>支持 wav、mp3、m4a、flac、ogg、opus 和 webm。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The recording is no longer there.</source>
        <translation>录音文件已不存在。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t read this file.</source>
        <translation>VoiceDesk 无法读取这个文件。</translation>
    </message>
    <message>
        <source>Check its permissions, or choose another recording.</source>
        <translation>请检查文件权限，或选择其他录音。</translation>
    </message>
    <message>
        <source>This isn’t a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>There is no sound in it.</source>
        <translation>录音中没有声音。</translation>
    </message>
    <message>
        <source>This file isn’t audio that VoiceDesk can decode.</source>
        <translation>VoiceDesk 无法解码这个文件。</translation>
    </message>
    <message>
        <source>The file is larger than 64 MB.</source>
        <translation>文件超过 64 MB。</translation>
    </message>
    <message>
        <source>Save it as MP3 or M4A, or choose another recording.</source>
        <translation>请另存为 MP3 或 M4A，或换一段录音。</translation>
    </message>
    <message>
        <source>The recording is longer than 10 minutes.</source>
        <translation>录音超过 10 分钟。</translation>
    </message>
    <message>
        <source>Train this voice on its own, where you can trim the recording.</source>
        <translation>请单独训练该音色，届时可以剪辑录音。</translation>
    </message>
    <message>
        <source>The file is still being written.</source>
        <translation>文件仍在写入。</translation>
    </message>
    <message>
        <source>Try again when it’s complete.</source>
        <translation>请在写入完成后重试。</translation>
    </message>
    <message>
        <source>Reading the recording took too long.</source>
        <translation>读取录音超时。</translation>
    </message>
    <message>
        <source>VoiceDesk’s audio decoder couldn’t be started.</source>
        <translation>无法启动 VoiceDesk 的音频解码器。</translation>
    </message>
    <message>
        <source>Restart VoiceDesk, then try again.</source>
        <translation>请重启 VoiceDesk 后再试。</translation>
    </message>
    <message>
        <source>The recording couldn’t be stored on this computer.</source>
        <translation>无法在本机保存录音。</translation>
    </message>
    <message>
        <source>Free some disk space, then try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Remove the recording</source>
        <translation>移除录音</translation>
    </message>
    <message>
        <source>Trim silence</source>
        <translation>去除静音</translation>
    </message>
    <message>
        <source>Even out the volume</source>
        <translation>统一音量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Only the first {length} can be used.</source>
        <translation>仅可使用前 {length}。</translation>
    </message>
    <message>
        <source>Already used to train {names}.</source>
        <translation>已用于训练 {names}。</translation>
    </message>
    <message>
        <source>Uploading… {percent}%</source>
        <translation>正在上传… {percent}%</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>{kept} of {whole} kept</source>
        <comment>seconds of a recording</comment>
        <translation>保留 {kept}，共 {whole}</translation>
    </message>
</context>
<context>
    <name>RecordingPart</name>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Recording, new demo and earlier demo, side by side</source>
        <translation>将录音与新旧试听放在一起对比</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Compare the recording with the demos</source>
        <translation>对比录音与试听</translation>
    </message>
</context>
<context>
    <name>RecordingPresenter</name>
    <message>
        <source>recorded {time}</source>
        <translation>录于 {time}</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>{time} 提交</translation>
    </message>
    <message>
        <source>sent {time}, {since}–{to} of the original</source>
        <translation>{time} 提交，取自原录音 {since}–{to}</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>RecordingStorageSection</name>
    <message>
        <source>Recording storage</source>
        <translation>录音存储</translation>
    </message>
    <message>
        <source>Your own bucket, for training from files and from the microphone.</source>
        <translation>使用你自己的存储空间，用文件或麦克风录音训练音色。</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>The sandbox has its own storage.</source>
        <translation>沙盒自带存储。</translation>
    </message>
    <message>
        <source>{provider}, bucket “{bucket}”</source>
        <translation>{provider}，空间“{bucket}”</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>RenameAccountDialog</name>
    <message>
        <source>Rename account “{name}”</source>
        <translation>重命名账号“{name}”</translation>
    </message>
    <message>
        <source>New account name</source>
        <translation>新账号名称</translation>
    </message>
    <message>
        <source>Voices, tags, notes, demos and the token move with it. Nothing changes on the service.</source>
        <translation>音色、标签、备注、试听和 API 令牌会一并转移，服务端不会有任何变化。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename account</source>
        <translation>重命名账号</translation>
    </message>
</context>
<context>
    <name>RenameForm</name>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Save name</source>
        <translation>保存名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RenameTagDialog</name>
    <message>
        <source>Rename tag “{name}”</source>
        <translation>重命名标签“{name}”</translation>
    </message>
    <message>
        <source>Tag name</source>
        <translation>标签名称</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A tag “{name}” already exists. The two will be merged.</source>
        <translation>已有标签“{name}”，重命名后两者将合并。</translation>
    </message>
</context>
<context>
    <name>Retry</name>
    <message numerus="yes">
        <source>Retry %Ln failed training(s)?</source>
        <translation>
            <numerusform>重试 %Ln 项失败的训练？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln training(s)</source>
        <translation>
            <numerusform>重试 %Ln 项训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them use paid quota.</source>
        <translation>
            <numerusform>其中 %Ln 项会消耗付费额度。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other trainings are starting.</source>
        <translation>正在提交其他训练。</translation>
    </message>
    <message>
        <source>Retry the failed ones when that’s finished.</source>
        <translation>请在提交完成后再重试失败的训练。</translation>
    </message>
    <message>
        <source>Add the recordings when that’s finished.</source>
        <translation>请在提交完成后再添加录音。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The recordings of these trainings weren’t kept.</source>
        <translation>这些训练的录音没有保留。</translation>
    </message>
    <message>
        <source>Train each voice again from its recording.</source>
        <translation>请用录音逐个重新训练。</translation>
    </message>
</context>
<context>
    <name>RetryPresenter</name>
    <message>
        <source>Each voice is trained again with the same recording.</source>
        <translation>将使用原录音重新提交。</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>Page title: “{title}”.</source>
        <translation>网页标题：“{title}”。</translation>
    </message>
    <message>
        <source>If the service can reach it, you can send it anyway.</source>
        <translation>如果确定服务端可以下载，仍可提交。</translation>
    </message>
    <message>
        <source>Can’t find this server.</source>
        <translation>找不到该服务器。</translation>
    </message>
    <message>
        <source>Check the link and your connection.</source>
        <translation>请检查链接和网络。</translation>
    </message>
    <message>
        <source>Can’t reach the server.</source>
        <translation>本机无法连接该服务器。</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid.</source>
        <translation>服务器证书无效。</translation>
    </message>
    <message>
        <source>The service may not accept it either.</source>
        <translation>服务端可能同样不接受该证书。</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>服务器响应超时。</translation>
    </message>
    <message>
        <source>The server denied access (HTTP {status}).</source>
        <translation>服务器拒绝访问（HTTP {status}）。</translation>
    </message>
    <message>
        <source>The link may have expired or need a sign-in.</source>
        <translation>链接可能需要登录，或已过期。</translation>
    </message>
    <message>
        <source>The link redirects too many times.</source>
        <translation>链接重定向次数过多。</translation>
    </message>
    <message>
        <source>Use a direct link to the file.</source>
        <translation>请使用文件的直接链接。</translation>
    </message>
    <message>
        <source>The link points to this computer or a private network: {host}</source>
        <translation>链接指向本机或内网：{host}</translation>
    </message>
    <message>
        <source>The service can’t reach it there. Upload it to the web.</source>
        <translation>服务端无法从该位置下载，请将录音上传到公网。</translation>
    </message>
    <message>
        <source>The download was interrupted.</source>
        <translation>录音下载中断。</translation>
    </message>
    <message>
        <source>mp3 and wav always work.</source>
        <translation>建议使用 mp3 或 wav。</translation>
    </message>
    <message>
        <source>The recording is too large to check.</source>
        <translation>录音过大，未做详细检查。</translation>
    </message>
    <message>
        <source>10–60 seconds works best. You can still send it.</source>
        <translation>建议 10–60 秒，仍可提交。</translation>
    </message>
    <message>
        <source>Checking the recording takes too long.</source>
        <translation>检查录音耗时过长，未做详细检查。</translation>
    </message>
    <message>
        <source>You can still send it.</source>
        <translation>仍可提交。</translation>
    </message>
    <message>
        <source>Couldn’t write the recording to the disk.</source>
        <translation>无法写入本机磁盘。</translation>
    </message>
    <message>
        <source>The file looks like audio but can’t be decoded.</source>
        <translation>文件类似音频，但本机无法解码。</translation>
    </message>
    <message>
        <source>The service may not be able to read it, either.</source>
        <translation>服务端可能同样无法读取。</translation>
    </message>
    <message>
        <source>There’s nothing at this link (HTTP {status}).</source>
        <translation>链接中的文件不存在（HTTP {status}）。</translation>
    </message>
    <message>
        <source>The service won’t find it either. Copy the link again.</source>
        <translation>服务端同样无法找到，请重新复制链接。</translation>
    </message>
    <message>
        <source>The file at this link is empty.</source>
        <translation>链接中的文件为空。</translation>
    </message>
    <message>
        <source>Upload the recording again or use another link.</source>
        <translation>请重新上传录音，或更换链接。</translation>
    </message>
    <message>
        <source>This is a web page, not a recording.</source>
        <translation>这是网页，不是录音。</translation>
    </message>
    <message>
        <source>Use a direct link to the file. On a sharing page, copy the link of “Download”.</source>
        <translation>请使用文件的直接链接，通常是分享页面上“下载”按钮的链接。</translation>
    </message>
    <message>
        <source>The file at this link isn’t audio.</source>
        <translation>链接中的文件不是音频。</translation>
    </message>
    <message>
        <source>The proxy {host} isn’t working.</source>
        <translation>代理“{host}”无法使用。</translation>
    </message>
    <message>
        <source>Choose another one in Settings, or turn it off.</source>
        <translation>请在“设置”中更换代理，或选择不使用代理。</translation>
    </message>
    <message>
        <source>Can’t read the certificates in {host}.</source>
        <translation>无法读取 {host} 中的证书。</translation>
    </message>
    <message>
        <source>Correct or remove this variable, then restart VoiceDesk.</source>
        <translation>请更正或删除该环境变量，然后重新启动 VoiceDesk。</translation>
    </message>
</context>
<context>
    <name>SamplePart</name>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>The recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然提交</translation>
    </message>
    <message>
        <source>The recording looks good.</source>
        <translation>录音质量良好。</translation>
    </message>
    <message>
        <source>The recording will be sent unchecked.</source>
        <translation>将跳过检查直接提交。</translation>
    </message>
</context>
<context>
    <name>SandboxCard</name>
    <message>
        <source>Try the sandbox</source>
        <translation>先用沙盒试试</translation>
    </message>
    <message>
        <source>No account needed</source>
        <translation>无需账号</translation>
    </message>
    <message>
        <source>Sample voices to listen to</source>
        <translation>提供示例音色，可直接试听</translation>
    </message>
    <message>
        <source>Practise training for free</source>
        <translation>练习训练流程，不产生费用</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>数据不会离开本机</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Open sandbox</source>
        <translation>打开沙盒</translation>
    </message>
</context>
<context>
    <name>SavingPresenter</name>
    <message>
        <source>Audio (*{suffix})</source>
        <translation>音频 (*{suffix})</translation>
    </message>
    <message>
        <source>Save demo</source>
        <translation>导出试听</translation>
    </message>
    <message>
        <source>Save demos to a folder</source>
        <translation>将试听导出到文件夹</translation>
    </message>
    <message>
        <source>Save demos…</source>
        <translation>导出试听…</translation>
    </message>
    <message>
        <source>Save demo…</source>
        <translation>导出试听…</translation>
    </message>
    <message>
        <source>Export selected voices</source>
        <translation>导出所选音色</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>SavingTexts</name>
    <message>
        <source>Downloading the demo of “{name}”…</source>
        <translation>正在下载“{name}”的试听…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Saving %n demo(s)…</source>
        <translation>
            <numerusform>正在导出 %n 段试听…</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {number} done.</source>
        <translation>已完成 {done} 段，共 {number} 段。</translation>
    </message>
    <message>
        <source>Demo saved.</source>
        <translation>试听已导出。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s) saved.</source>
        <translation>
            <numerusform>已导出 %n 段试听。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved in {folder}.</source>
        <translation>已保存到“{folder}”文件夹。</translation>
    </message>
    <message>
        <source>No demos were saved.</source>
        <translation>未导出任何试听。</translation>
    </message>
    <message numerus="yes">
        <source>%n not saved.</source>
        <translation>
            <numerusform>%n 段未导出。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}”: {reason}</source>
        <translation>“{name}”：{reason}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Exporting the list…</source>
        <translation>正在导出列表…</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) exported.</source>
        <translation>
            <numerusform>已导出 %n 个音色。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为“{file}”。</translation>
    </message>
</context>
<context>
    <name>SelectedTags</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>on all %Ln</source>
        <translation>
            <numerusform>%Ln 个全部已有</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of {number}</source>
        <translation>{number} 个中 {count} 个已有</translation>
    </message>
    <message>
        <source>Remove “{name}” from all</source>
        <translation>从所选音色移除“{name}”</translation>
    </message>
    <message>
        <source>Add to all</source>
        <translation>添加到全部</translation>
    </message>
    <message>
        <source>Add “{name}” to all</source>
        <translation>将“{name}”添加到所选音色</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Unfavourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Allow removal</source>
        <translation>允许移除</translation>
    </message>
    <message>
        <source>Allow removing their demos when storage is full.</source>
        <translation>存储空间不足时，可以移除这些试听。</translation>
    </message>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>Keep their demos even when storage is full.</source>
        <translation>即使存储空间不足，也不会移除这些试听。</translation>
    </message>
    <message>
        <source>None of these voices has a demo.</source>
        <translation>所选音色均无试听。</translation>
    </message>
    <message>
        <source>Save demos</source>
        <translation>导出试听</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>SelectionPresenter</name>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>ID copied.</source>
        <translation>已复制 ID。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln IDs copied.</source>
        <translation>
            <numerusform>已复制 %Ln 个 ID。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingPart</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>取消其余项</translation>
    </message>
    <message>
        <source>Export results…</source>
        <translation>导出结果…</translation>
    </message>
    <message>
        <source>New table</source>
        <translation>新建批次</translation>
    </message>
</context>
<context>
    <name>SentRecordingPart</name>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{first} {second}</source>
        <comment>one sentence after another</comment>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{names}, {name}</source>
        <comment>one more name at the end of a list</comment>
        <translation>{names}、{name}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Changes apply right away.</source>
        <translation>立即生效，无需重启。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>In the list: [ and ] change the speed, 1 to 4 play a compare slot.</source>
        <translation>在列表中可用：[ ] 调整速度，1–4 播放对比位。</translation>
    </message>
    <message>
        <source>Single-key shortcuts</source>
        <translation>单键快捷键</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only when VoiceDesk isn’t the active window.</source>
        <translation>仅在 VoiceDesk 不在前台时通知。</translation>
    </message>
    <message>
        <source>Notify me when training finishes</source>
        <translation>训练结束时通知我</translation>
    </message>
    <message>
        <source>Play a sound when training finishes</source>
        <translation>训练结束时播放提示音</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Applies to VoiceDesk only.</source>
        <translation>仅影响 VoiceDesk。</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Even out loudness</source>
        <translation>统一响度</translation>
    </message>
    <message>
        <source>System default ({name})</source>
        <translation>系统默认（{name}）</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name}（未连接）</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close settings</source>
        <translation>关闭设置</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Settings saved.</source>
        <translation>设置已保存。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShownFilter</name>
    <message numerus="yes">
        <source>%n active filter(s)</source>
        <translation>
            <numerusform>已启用 %n 项筛选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Library</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>All voices</source>
        <translation>全部音色</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Train many</source>
        <translation>批量训练</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) waiting</source>
        <translation>
            <numerusform>%n 行待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
</context>
<context>
    <name>SlotChoice</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The language can’t be changed later.</source>
        <translation>创建后无法更改语言。</translation>
    </message>
    <message>
        <source>Paid voices can’t be deleted.</source>
        <translation>付费音色无法删除。</translation>
    </message>
    <message>
        <source>Let the service choose</source>
        <translation>自动选择</translation>
    </message>
</context>
<context>
    <name>SpeakersPart</name>
    <message>
        <source>Each of these people knows their recording will be used to clone their voice, and has agreed:</source>
        <translation>以下人员均已知晓并同意使用各自的录音复刻其声音：</translation>
    </message>
    <message>
        <source>All speakers agreed</source>
        <translation>已获所有声音本人授权</translation>
    </message>
</context>
<context>
    <name>StartFailure</name>
    <message>
        <source>VoiceDesk is missing a library.</source>
        <translation>VoiceDesk 缺少组件。</translation>
    </message>
    <message>
        <source>Can’t load {library}. Install it, then start VoiceDesk again.</source>
        <translation>无法加载 {library}。请安装后重新启动 VoiceDesk。</translation>
    </message>
    <message>
        <source>VoiceDesk can’t use its data folder.</source>
        <translation>VoiceDesk 无法使用数据文件夹。</translation>
    </message>
    <message>
        <source>VoiceDesk couldn’t start.</source>
        <translation>VoiceDesk 无法启动。</translation>
    </message>
    <message>
        <source>An unexpected error occurred: {error}</source>
        <translation>发生意外错误：{error}</translation>
    </message>
    <message>
        <source>VoiceDesk is already open but isn’t responding.</source>
        <translation>VoiceDesk 已打开，但没有响应。</translation>
    </message>
    <message>
        <source>Wait a moment or force it to quit, then try again. If you open it anyway, two windows will share the same data.</source>
        <translation>请稍候，或强制结束程序后重试。如果仍要打开，两个窗口将使用同一份数据。</translation>
    </message>
    <message>
        <source>VoiceDesk is open on another computer.</source>
        <translation>VoiceDesk 正在另一台电脑上运行。</translation>
    </message>
    <message>
        <source>“{computer}” is using this data folder. Close VoiceDesk there, then try again. Open it anyway only if you’re sure it’s closed: two computers at once can damage the data.</source>
        <translation>“{computer}”正在使用此数据文件夹。请在那台电脑上关闭 VoiceDesk，然后重试。确认已关闭后，才可选择“仍要打开”：两台电脑同时使用可能会损坏数据。</translation>
    </message>
    <message>
        <source>VoiceDesk may already be open.</source>
        <translation>VoiceDesk 可能已经打开。</translation>
    </message>
    <message>
        <source>It’s open elsewhere, or it didn’t close properly. Open it anyway only if nothing else is using this data folder.</source>
        <translation>VoiceDesk 正在别处运行，或上次未正常关闭。确认没有其他程序使用此数据文件夹后，才可选择“仍要打开”。</translation>
    </message>
    <message>
        <source>You don’t have permission to use it.</source>
        <translation>没有访问权限。</translation>
    </message>
    <message>
        <source>A file with this name is in the way.</source>
        <translation>存在同名文件，但不是文件夹。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>磁盘为只读。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>使用其他文件夹…</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>仍要打开</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>未执行</translation>
    </message>
</context>
<context>
    <name>StorageDialog</name>
    <message>
        <source>Set up recording storage</source>
        <translation>设置录音存储</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The service fetches recordings by a link. VoiceDesk puts yours into a private bucket of your own, and deletes it after the training.</source>
        <translation>服务通过链接读取录音。VoiceDesk 会先把录音上传到你自己的私有空间，训练结束后自动删除。</translation>
    </message>
    <message>
        <source>How to</source>
        <translation>创建步骤</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>AccessKey</translation>
    </message>
    <message>
        <source>Show secret key</source>
        <translation>显示 SecretKey</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>SecretKey</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>空间名称（Bucket）</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域（Region）</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入地址（Endpoint）</translation>
    </message>
    <message>
        <source>Keys and clock</source>
        <translation>密钥和系统时间</translation>
    </message>
    <message>
        <source>Region and bucket</source>
        <translation>区域和空间</translation>
    </message>
    <message>
        <source>Write a test file</source>
        <translation>写入测试文件</translation>
    </message>
    <message>
        <source>Read it by link</source>
        <translation>用限时链接读取</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除测试文件</translation>
    </message>
    <message>
        <source>Remove storage</source>
        <translation>移除存储</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test storage</source>
        <translation>测试存储</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save storage</source>
        <translation>保存存储设置</translation>
    </message>
    <message>
        <source>Test results</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Keys are kept only in this computer’s keyring.</source>
        <translation>密钥只保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>Saved. Paste a new one to replace it.</source>
        <translation>已保存。粘贴新的密钥即可替换。</translation>
    </message>
    <message>
        <source>Enter this first.</source>
        <translation>请先填写。</translation>
    </message>
    <message>
        <source>Enter an address that starts with https://.</source>
        <translation>请填写以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Found automatically</source>
        <translation>已自动查到</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Anyone can read this bucket. Make it private in the provider’s console.</source>
        <translation>任何人都能读取这个空间，请在控制台将其设为私有。</translation>
    </message>
    <message>
        <source>The test passed.</source>
        <translation>测试通过。</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>You can save once the test has passed.</source>
        <translation>测试通过后可保存。</translation>
    </message>
    <message>
        <source>Found by the test</source>
        <translation>测试时自动查找</translation>
    </message>
</context>
<context>
    <name>StorageLine</name>
    <message>
        <source>Qiniu Kodo</source>
        <translation>七牛云 Kodo</translation>
    </message>
    <message>
        <source>Alibaba Cloud OSS</source>
        <translation>阿里云 OSS</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Keep it there after training</source>
        <translation>训练结束后仍保留</translation>
    </message>
    <message>
        <source>Goes to the sandbox’s storage, deleted after training.</source>
        <translation>上传到沙盒的存储，训练结束后删除。</translation>
    </message>
    <message>
        <source>Set up storage to train from a file.</source>
        <translation>设置存储后即可用文件训练。</translation>
    </message>
    <message>
        <source>Set up storage</source>
        <translation>设置存储</translation>
    </message>
    <message>
        <source>Change storage</source>
        <translation>更改存储</translation>
    </message>
    <message>
        <source>Goes to your bucket “{bucket}”, deleted after training.</source>
        <translation>上传到空间“{bucket}”，训练结束后删除。</translation>
    </message>
    <message>
        <source>Goes to your bucket “{bucket}” and stays there.</source>
        <translation>上传到空间“{bucket}”，训练结束后保留。</translation>
    </message>
    <message>
        <source>Goes to your {provider} bucket, deleted after training.</source>
        <translation>上传到“{provider}”空间，训练结束后删除。</translation>
    </message>
    <message>
        <source>Goes to your {provider} bucket and stays there.</source>
        <translation>上传到“{provider}”空间，训练结束后保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) left ({tier}), this table needs {needed}.</source>
        <translation>
            <numerusform>还剩 %n 次训练（{tier}），本表需要 {needed} 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) left ({tier}).</source>
        <translation>
            <numerusform>还剩 %n 次训练（{tier}）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Clear the demos of “{name}”?</source>
        <translation>清理“{name}”的试听？</translation>
    </message>
    <message>
        <source>Keep demos</source>
        <translation>保留试听</translation>
    </message>
    <message>
        <source>Clear demos</source>
        <translation>清理试听</translation>
    </message>
    <message>
        <source>Favourites and demos you chose to keep stay. Others download again when you play them. Earlier demos and saved recordings are deleted for good.</source>
        <translation>收藏和始终保留的试听不会清理，其他试听在播放时重新下载。重新训练前的旧试听和保留的训练录音将永久删除。</translation>
    </message>
    <message>
        <source>Cleared {size} of demos.</source>
        <translation>已清理 {size} 的试听。</translation>
    </message>
    <message>
        <source>Nothing to clear.</source>
        <translation>没有可清理的试听。</translation>
    </message>
    <message>
        <source>All demos here are favourites or always kept.</source>
        <translation>本机的试听均为收藏或始终保留的试听。</translation>
    </message>
    <message>
        <source>Offline storage</source>
        <translation>离线存储</translation>
    </message>
    <message>
        <source>Downloaded demos play without a connection.</source>
        <translation>已下载的试听无需联网即可播放。</translation>
    </message>
    <message>
        <source>Size limit for each account</source>
        <translation>每个账号的容量上限</translation>
    </message>
    <message>
        <source>Download new demos automatically</source>
        <translation>自动下载新试听</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>清理…</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>音色库文件夹</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Used by demos</source>
        <translation>试听占用空间</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>0 KB</translation>
    </message>
    <message>
        <source>{size} used</source>
        <translation>已用 {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n demo(s)</source>
        <translation>
            <numerusform>%n 段试听</numerusform>
        </translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>上限 {limit}</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>When storage is full, the least recently played demos are removed first. Favourites and demos you chose to keep are never removed. Saved recordings count too.</source>
        <translation>超过上限时，最久未播放的试听最先移除。收藏和始终保留的试听不会移除。保留的训练录音也计入上限，同样可能被移除。</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 段录音</numerusform>
        </translation>
    </message>
    <message>
        <source>{demos}, {recordings}</source>
        <translation>{demos}，{recordings}</translation>
    </message>
</context>
<context>
    <name>StorageSetup</name>
    <message>
        <source>The keys are removed from this computer’s keyring.</source>
        <translation>密钥会从系统密钥环中移除。</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Recordings that are left in the bucket are deleted first.</source>
        <translation>会先删除空间中剩余的录音。</translation>
    </message>
    <message>
        <source>Remove the recording storage?</source>
        <translation>要移除录音存储吗？</translation>
    </message>
    <message>
        <source>Remove storage</source>
        <translation>移除存储</translation>
    </message>
    <message>
        <source>Remove anyway</source>
        <translation>仍然移除</translation>
    </message>
    <message>
        <source>Recording storage saved.</source>
        <translation>录音存储已保存。</translation>
    </message>
    <message>
        <source>Recording storage removed.</source>
        <translation>录音存储已移除。</translation>
    </message>
</context>
<context>
    <name>StorageTexts</name>
    <message>
        <source>The bucket is in the region {region}. Choose that one.</source>
        <translation>空间位于区域 {region}，请选择该区域。</translation>
    </message>
    <message>
        <source>The storage’s address doesn’t exist. Check the endpoint.</source>
        <translation>存储地址不存在，请检查接入地址。</translation>
    </message>
    <message>
        <source>Couldn’t reach the storage. Check the network, then try again.</source>
        <translation>无法连接到存储，请检查网络后重试。</translation>
    </message>
    <message>
        <source>The storage’s certificate isn’t valid. Check the endpoint.</source>
        <translation>存储的证书无效，请检查接入地址。</translation>
    </message>
    <message>
        <source>Couldn’t use the proxy “{name}”. Choose another one in Settings.</source>
        <translation>无法使用代理“{name}”，请在“设置”中更换。</translation>
    </message>
    <message>
        <source>Couldn’t read the certificates in “{name}”.</source>
        <translation>无法读取“{name}”中的证书。</translation>
    </message>
    <message>
        <source>The storage took too long to answer. Try again in a moment.</source>
        <translation>存储响应超时，请稍后重试。</translation>
    </message>
    <message>
        <source>What answers there isn’t S3 storage. Check the endpoint.</source>
        <translation>该地址不是 S3 存储，请检查接入地址。</translation>
    </message>
    <message>
        <source>The storage doesn’t know this access key. Copy it again.</source>
        <translation>存储不认识这个 AccessKey，请重新复制。</translation>
    </message>
    <message>
        <source>The secret key doesn’t match the access key. Copy it again.</source>
        <translation>SecretKey 与 AccessKey 不匹配，请重新复制。</translation>
    </message>
    <message>
        <source>The bucket is in another region. Check the region and the endpoint.</source>
        <translation>空间位于其他区域，请检查区域和接入地址。</translation>
    </message>
    <message>
        <source>There is no such bucket. Check its name.</source>
        <translation>空间不存在，请检查名称。</translation>
    </message>
    <message>
        <source>The storage denied access. Allow the keys to write, read and delete in this bucket.</source>
        <translation>存储拒绝访问，请为密钥加上写入、读取和删除权限。</translation>
    </message>
    <message>
        <source>The storage returned something other than what was uploaded.</source>
        <translation>存储返回的内容与上传的不一致。</translation>
    </message>
    <message>
        <source>The file is too large for the storage.</source>
        <translation>文件过大，存储无法接收。</translation>
    </message>
    <message>
        <source>The storage is having a problem. Try again in a few minutes.</source>
        <translation>存储出现问题，请几分钟后重试。</translation>
    </message>
    <message>
        <source>The keys of the storage are missing. Enter them again in Settings.</source>
        <translation>缺少存储密钥，请在“设置”中重新填写。</translation>
    </message>
    <message>
        <source>The storage refused the request (“{name}”).</source>
        <translation>存储拒绝了请求（“{name}”）。</translation>
    </message>
    <message>
        <source>This computer’s clock is wrong. Set it, then try again.</source>
        <translation>电脑时间不准确，请校准后重试。</translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is %n minute(s) fast. Set it, then try again.</source>
        <translation>
            <numerusform>电脑时间快了 %n 分钟，请校准后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is %n minute(s) slow. Set it, then try again.</source>
        <translation>
            <numerusform>电脑时间慢了 %n 分钟，请校准后重试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%Ln voice(s)</source>
        <translation>
            <numerusform>%Ln 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions above apply to all selected voices.</source>
        <translation>上方操作将应用于所有选中的音色。</translation>
    </message>
    <message>
        <source>Ctrl-click or Shift-click to change the selection, Esc to clear it.</source>
        <translation>按住 Ctrl 或 Shift 单击可增减选择，按 Esc 取消选择。</translation>
    </message>
    <message>
        <source>{kept} of {number}</source>
        <translation>{kept}/{number}</translation>
    </message>
    <message>
        <source>{kept} · {size}</source>
        <translation>{kept} · {size}</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>其他语言</translation>
    </message>
</context>
<context>
    <name>SupportReportDialog</name>
    <message>
        <source>Support report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <source>Save this report and send it to your support contact. It contains no tokens or link signatures.</source>
        <translation>保存以下内容，发送给协助你的人。其中不含 API 令牌和链接签名。</translation>
    </message>
    <message>
        <source>Include names</source>
        <translation>包含名称</translation>
    </message>
    <message>
        <source>Names of voices, accounts, tags and people, and links to recordings.</source>
        <translation>包括音色、账号、标签和人员的名称，以及录音链接。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>{tag} ({count} of {number})</source>
        <translation>{tag}（{count}/{number}）</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>新建标签…</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新建标签</translation>
    </message>
    <message>
        <source>Remove tag “{name}”</source>
        <translation>移除标签“{name}”</translation>
    </message>
</context>
<context>
    <name>TagTexts</name>
    <message>
        <source>At most {most} characters. Remove {over}.</source>
        <translation>最多 {most} 个字符，请删去 {over} 个。</translation>
    </message>
    <message>
        <source>The tag contains a character that can’t be displayed. Enter it again.</source>
        <translation>标签中有无法显示的字符，请重新输入。</translation>
    </message>
</context>
<context>
    <name>TagsPresenter</name>
    <message>
        <source>Rename tag…</source>
        <translation>重命名标签…</translation>
    </message>
    <message>
        <source>Remove tag from all voices</source>
        <translation>从所有音色移除标签</translation>
    </message>
</context>
<context>
    <name>TakeLine</name>
    <message>
        <source>Use</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Use take {number}</source>
        <translation>选用第 {number} 条</translation>
    </message>
    <message>
        <source>Delete take {number}</source>
        <translation>删除第 {number} 条</translation>
    </message>
    <message>
        <source>Pause take {number}</source>
        <translation>暂停第 {number} 条</translation>
    </message>
    <message>
        <source>Play take {number}</source>
        <translation>播放第 {number} 条</translation>
    </message>
</context>
<context>
    <name>TimeCard</name>
    <message>
        <source>Unusually long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>At least {time}</source>
        <translation>至少 {time}</translation>
    </message>
    <message>
        <source>Training usually takes 3 to 15 minutes.</source>
        <translation>训练通常需要 3–15 分钟。</translation>
    </message>
    <message numerus="yes">
        <source>Usually about {time}, based on %n training(s).</source>
        <translation>
            <numerusform>通常约 {time}（依据本机 %n 次训练记录）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>显示 API 令牌</translation>
    </message>
</context>
<context>
    <name>TokenGuide</name>
    <message>
        <source>How to get a token</source>
        <translation>如何获取令牌</translation>
    </message>
    <message>
        <source>Open API key page</source>
        <translation>打开 API Key 页面</translation>
    </message>
    <message>
        <source>Create an API key, copy it and paste it above.</source>
        <translation>创建 API Key，复制后粘贴到上方。</translation>
    </message>
    <message>
        <source>Access and secret keys from Qiniu’s storage console don’t work here.</source>
        <translation>请勿使用七牛云存储控制台的 AccessKey 和 SecretKey。</translation>
    </message>
    <message>
        <source>Open the API key page and sign in.</source>
        <translation>打开 API Key 页面并登录。</translation>
    </message>
</context>
<context>
    <name>TrainingColumn</name>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>TrainingFacts</name>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Voice name</source>
        <translation>音色名称</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>声音本人</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>授权时间</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Voice ID</source>
        <translation>音色 ID</translation>
    </message>
    <message>
        <source>Compare the recording with the demos</source>
        <translation>对比录音与试听</translation>
    </message>
    <message>
        <source>Recording, new demo and earlier demo, side by side</source>
        <translation>将录音与新旧试听放在一起对比</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy the full ID</source>
        <translation>复制完整的 ID</translation>
    </message>
    <message>
        <source>Started before VoiceDesk asked for the speaker’s consent.</source>
        <translation>提交这次训练时，VoiceDesk 尚未要求确认授权。</translation>
    </message>
    <message>
        <source>No consent was recorded on this computer.</source>
        <translation>本机没有声音本人的授权记录。</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>录音检查</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>Train “{name}”</source>
        <translation>训练“{name}”</translation>
    </message>
    <message>
        <source>Close form</source>
        <translation>关闭表单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Voice name</source>
        <translation>音色名称</translation>
    </message>
    <message>
        <source>Use a sample recording</source>
        <translation>使用示例录音</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>This training uses paid quota.</source>
        <translation>本次训练会消耗付费额度。</translation>
    </message>
    <message>
        <source>Create only</source>
        <translation>仅创建</translation>
    </message>
    <message>
        <source>Create an empty voice with this name and train it later</source>
        <translation>创建使用该名称的空音色，稍后再训练</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>or drop a file anywhere</source>
        <translation>也可将文件拖入窗口</translation>
    </message>
    <message>
        <source>Language: {language}. It can’t be changed.</source>
        <translation>语言：{language}，无法更改。</translation>
    </message>
    <message>
        <source>You can’t use the voice while it’s training.</source>
        <translation>训练期间，该音色无法使用。</translation>
    </message>
    <message>
        <source>Tier: {tier}.</source>
        <translation>版本：{tier}。</translation>
    </message>
    <message>
        <source>Choose a file, record, or paste a link.</source>
        <translation>请选择文件、录音或粘贴链接。</translation>
    </message>
    <message>
        <source>Reading the recording…</source>
        <translation>正在读取录音…</translation>
    </message>
    <message>
        <source>Stop recording and use a take first.</source>
        <translation>请先停止录音并选用一条。</translation>
    </message>
    <message>
        <source>Enter a name for the voice.</source>
        <translation>请填写音色名称。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Usually takes 3 to 15 minutes.
Can’t be stopped once started.</source>
        <translation>通常需要 3–15 分钟。
提交后无法停止。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
</context>
<context>
    <name>TrainingHistory</name>
    <message>
        <source>History</source>
        <translation>训练历史</translation>
    </message>
    <message>
        <source>Training on {when}</source>
        <translation>{when} 训练</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>no answer; may have started</source>
        <translation>未收到响应，可能已开始</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>ready in {time}</source>
        <translation>用时 {time}，训练成功</translation>
    </message>
    <message>
        <source>failed after {time}</source>
        <translation>用时 {time}，训练失败</translation>
    </message>
    <message>
        <source>refused by the service</source>
        <translation>服务端拒绝了请求</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Trained elsewhere</source>
        <translation>非本机训练</translation>
    </message>
    <message>
        <source>noticed {when}</source>
        <translation>{when} 检测到</translation>
    </message>
    <message>
        <source>saved {when}</source>
        <translation>{when} 保存</translation>
    </message>
    <message>
        <source>Current demo</source>
        <translation>当前试听</translation>
    </message>
    <message>
        <source>Earlier demo</source>
        <translation>之前的试听</translation>
    </message>
    <message>
        <source>Consent: {speaker}, {date} (confirmed by {account})</source>
        <translation>授权：{speaker}，{date}（确认人：{account}）</translation>
    </message>
    <message>
        <source>ready, noticed later</source>
        <translation>训练成功，用时未知</translation>
    </message>
</context>
<context>
    <name>TrainingPane</name>
    <message>
        <source>started {when}</source>
        <translation>{when} 提交</translation>
    </message>
    <message>
        <source>noticed {when}</source>
        <translation>{when} 检测到</translation>
    </message>
    <message>
        <source>Show voice</source>
        <translation>查看音色</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
</context>
<context>
    <name>TrainingPresenter</name>
    <message>
        <source>You can’t train while offline.</source>
        <translation>离线时无法训练。</translation>
    </message>
    <message>
        <source>This voice is training.</source>
        <translation>正在训练。</translation>
    </message>
    <message>
        <source>VoiceDesk is checking whether the training started.</source>
        <translation>VoiceDesk 正在确认训练是否已开始。</translation>
    </message>
    <message>
        <source>VoiceDesk is checking whether your last new voice was created.</source>
        <translation>VoiceDesk 正在确认上一个新音色是否已创建。</translation>
    </message>
    <message>
        <source>Another training is being sent. Open the recording again when it’s done.</source>
        <translation>正在提交另一项训练，请待其完成后重新打开录音。</translation>
    </message>
    <message>
        <source>Couldn’t open {name}.</source>
        <translation>无法打开 {name}。</translation>
    </message>
    <message>
        <source>{name} didn’t start training.</source>
        <translation>“{name}”的训练未开始。</translation>
    </message>
    <message>
        <source>It’s safe to start it again.</source>
        <translation>可以重新提交。</translation>
    </message>
    <message>
        <source>The voice you were about to train was deleted.</source>
        <translation>要训练的音色已删除。</translation>
    </message>
    <message>
        <source>It was deleted here or on another device.</source>
        <translation>该音色已在本机或别处删除。</translation>
    </message>
    <message>
        <source>Couldn’t save the recording of {name} on this computer.</source>
        <translation>无法保留“{name}”的录音。</translation>
    </message>
    <message>
        <source>The training has started anyway.</source>
        <translation>训练已提交，不受影响。</translation>
    </message>
    <message>
        <source>Couldn’t keep the recording of {name} in storage.</source>
        <translation>无法在存储中保留“{name}”的录音。</translation>
    </message>
</context>
<context>
    <name>TrainingTexts</name>
    <message>
        <source>Checking whether it started</source>
        <translation>正在确认是否已开始</translation>
    </message>
    <message>
        <source>Not updating while offline</source>
        <translation>离线，状态未更新</translation>
    </message>
    <message>
        <source>{time}, unusually long</source>
        <translation>{time}，耗时过长</translation>
    </message>
    <message>
        <source>At least {time}</source>
        <translation>至少 {time}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在确认</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Result unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Didn’t start</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Noticed {when}</source>
        <translation>{when} 检测到</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Unnamed recording</source>
        <translation>未命名的录音</translation>
    </message>
    <message>
        <source>voice deleted</source>
        <translation>音色已删除</translation>
    </message>
    <message>
        <source>The training failed, or the voice was deleted in the meantime.</source>
        <translation>训练失败，或音色在训练期间被删除。</translation>
    </message>
    <message>
        <source>VoiceDesk was closed when the training finished, so the time it took is unknown.</source>
        <translation>训练结束时 VoiceDesk 未运行，用时未知。</translation>
    </message>
    <message>
        <source>The service gave no reason. See the recording check below.</source>
        <translation>服务端未返回原因，录音检查结果见下方。</translation>
    </message>
    <message>
        <source>Sending it to the service.</source>
        <translation>正在提交到服务端。</translation>
    </message>
    <message>
        <source>The service didn’t answer. VoiceDesk is checking whether the training started. Don’t start it again yet.</source>
        <translation>未收到响应。VoiceDesk 正在确认训练是否已开始，请勿重复提交。</translation>
    </message>
    <message>
        <source>The service didn’t answer. VoiceDesk can’t tell whether the training started.</source>
        <translation>未收到响应，已无法确认训练是否开始。</translation>
    </message>
    <message>
        <source>It can’t be stopped once started. You can close VoiceDesk. Training continues, and you’ll see the result here.</source>
        <translation>提交后无法停止。可以关闭 VoiceDesk，不影响训练，下次打开即可查看结果。</translation>
    </message>
    <message>
        <source>The voice was trained again before this result was known.</source>
        <translation>上次训练尚未确认结束，该音色已开始新的训练。</translation>
    </message>
    <message>
        <source>The service refused the training or didn’t start it.</source>
        <translation>服务端拒绝了请求，或确认训练未开始。</translation>
    </message>
    <message>
        <source>Started outside this computer, so no details are available.</source>
        <translation>非本机提交，没有详细信息。</translation>
    </message>
    <message>
        <source>The voice was deleted here or on another device.</source>
        <translation>该音色已在本机或别处删除。</translation>
    </message>
    <message>
        <source>Started elsewhere</source>
        <translation>非本机提交</translation>
    </message>
</context>
<context>
    <name>TrainingsPage</name>
    <message>
        <source>Check training progress (F5)</source>
        <translation>查看训练进展（F5）</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Search trainings</source>
        <translation>搜索训练记录</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>暂无训练记录</translation>
    </message>
    <message>
        <source>Trainings you start appear here, with their progress and result.</source>
        <translation>提交的训练会显示在这里，可查看用时和结果。</translation>
    </message>
    <message>
        <source>No trainings found</source>
        <translation>未找到匹配的训练</translation>
    </message>
    <message>
        <source>The search covers voice, speaker, recording and result.</source>
        <translation>搜索范围包括音色、声音本人、录音和结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n 项进行中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingsPresenter</name>
    <message>
        <source>Started outside this computer, so no details are available.</source>
        <translation>非本机提交，没有详细信息。</translation>
    </message>
    <message>
        <source>The voice was deleted. Create a new voice and use this link.</source>
        <translation>该音色已删除。请新建音色，并使用此链接训练。</translation>
    </message>
    <message>
        <source>This voice is training.</source>
        <translation>该音色正在训练。</translation>
    </message>
    <message>
        <source>Show voice</source>
        <translation>查看音色</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
</context>
<context>
    <name>UploadsPresenter</name>
    <message>
        <source>Deleting recordings from the storage…</source>
        <translation>正在删除存储中的录音…</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are still in the bucket “{bucket}”</source>
        <translation>
            <numerusform>空间“{bucket}”中还有 %n 段录音</numerusform>
        </translation>
    </message>
    <message>
        <source>A training that hasn’t finished may need them.</source>
        <translation>尚未结束的训练可能还需要这些录音。</translation>
    </message>
    <message>
        <source>VoiceDesk needs the current keys to delete them. If you continue, delete them in the provider’s console.</source>
        <translation>VoiceDesk 需要现有的密钥才能删除它们。如果继续，请到控制台手动删除。</translation>
    </message>
</context>
<context>
    <name>UseVoiceCard</name>
    <message>
        <source>Use this voice</source>
        <translation>使用这个音色</translation>
    </message>
    <message>
        <source>Show or hide the steps</source>
        <translation>显示或隐藏步骤</translation>
    </message>
    <message>
        <source>Open the console</source>
        <translation>打开控制台</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Under Voice, choose “{name}”.</source>
        <translation>在“角色音色”中选择“{name}”。</translation>
    </message>
    <message>
        <source>Open your agent in the console and go to its role settings.</source>
        <translation>在控制台中打开智能体，进入“配置角色”。</translation>
    </message>
    <message>
        <source>Save.</source>
        <translation>单击“保存”。</translation>
    </message>
    <message>
        <source>Restart the device. It keeps its old voice until then.</source>
        <translation>重启设备，重启前仍使用原音色。</translation>
    </message>
    <message>
        <source>For developers</source>
        <translation>面向开发者</translation>
    </message>
</context>
<context>
    <name>UsualPlot</name>
    <message>
        <source>{number} min</source>
        <translation>{number} 分钟</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
</context>
<context>
    <name>VoiceActions</name>
    <message>
        <source>Add a valid token first.</source>
        <translation>请先填写有效的 API 令牌。</translation>
    </message>
    <message>
        <source>You can’t train, rename or delete while offline.</source>
        <translation>离线时无法训练、重命名或删除。</translation>
    </message>
    <message>
        <source>VoiceDesk is changing this voice.</source>
        <translation>正在更改该音色。</translation>
    </message>
    <message>
        <source>This voice is training. You can train it again when it’s finished.</source>
        <translation>正在训练，结束后可重新训练。</translation>
    </message>
    <message>
        <source>Paid voices can’t be deleted.</source>
        <translation>付费音色无法删除。</translation>
    </message>
    <message>
        <source>Connect an account first.</source>
        <translation>请先连接账号。</translation>
    </message>
    <message>
        <source>You can’t create a voice while offline.</source>
        <translation>离线时无法新建音色。</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Try another recording: one speaker, 10–60 seconds, no music or background noise.</source>
        <translation>请换一段 10–60 秒、无背景音乐和杂音的单人录音。</translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>Training failed.</source>
        <translation>训练失败。</translation>
    </message>
    <message>
        <source>Train it with a link to a clean recording of one speaker, 10–60 seconds long.</source>
        <translation>请用 10–60 秒、清晰的单人录音训练。</translation>
    </message>
    <message>
        <source>No demo</source>
        <translation>无试听</translation>
    </message>
    <message>
        <source>You can use this voice, but it has no demo to play.</source>
        <translation>该音色可以使用，但服务端未提供试听。</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation>未知状态</translation>
    </message>
    <message>
        <source>VoiceDesk doesn’t recognise this state, so the voice can’t be used here.</source>
        <translation>VoiceDesk 无法识别该状态，因此视为不可用。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Not updating while offline. Training continues.</source>
        <translation>离线，状态未更新，不影响训练。</translation>
    </message>
    <message>
        <source>Usually takes about {time}.</source>
        <translation>通常约 {time}。</translation>
    </message>
    <message>
        <source>Training usually takes 3 to 15 minutes.</source>
        <translation>训练通常需要 3–15 分钟。</translation>
    </message>
    <message>
        <source>It can’t be stopped once started. You can close VoiceDesk. Training continues.</source>
        <translation>提交后无法停止。可以关闭 VoiceDesk，不影响训练。</translation>
    </message>
    <message>
        <source>Recording: {name}</source>
        <translation>录音：{name}</translation>
    </message>
</context>
<context>
    <name>VoiceColumn</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Last played</source>
        <translation>上次播放</translation>
    </message>
</context>
<context>
    <name>VoiceDelegate</name>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
</context>
<context>
    <name>VoiceDetails</name>
    <message>
        <source>Always keep</source>
        <translation>始终保留</translation>
    </message>
    <message>
        <source>Never removed, even when storage is full.</source>
        <translation>即使存储空间不足也不会移除。</translation>
    </message>
    <message>
        <source>Voice ID</source>
        <translation>音色 ID</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>On this computer · {size}</source>
        <translation>已下载 · {size}</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>Downloads when online</source>
        <translation>联网后下载</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy the full ID</source>
        <translation>复制完整的 ID</translation>
    </message>
    <message>
        <source>Last played</source>
        <translation>上次播放</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Select a voice to see its details.</source>
        <translation>选择音色以查看详情。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>started {when}</source>
        <translation>{when} 提交</translation>
    </message>
    <message>
        <source>Trained {when}</source>
        <translation>{when} 训练</translation>
    </message>
    <message>
        <source>Add to favourites (Ctrl+D)</source>
        <translation>加入收藏（Ctrl+D）</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Save demo</source>
        <translation>导出试听</translation>
    </message>
    <message>
        <source>Save the demo as a file (Ctrl+S)</source>
        <translation>将试听导出为文件（Ctrl+S）</translation>
    </message>
</context>
<context>
    <name>VoiceTexts</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>免费版</translation>
    </message>
    <message>
        <source>Pro</source>
        <translation>专业版</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month; Qt’s letters</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month and year; Qt’s letters</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Training — noticed just now</source>
        <translation>训练中（刚刚检测到）</translation>
    </message>
    <message>
        <source>At least {time} so far</source>
        <translation>至少已训练 {time}</translation>
    </message>
    <message>
        <source>{time} so far</source>
        <translation>已训练 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n min so far, usually {usual} min</source>
        <translation>
            <numerusform>已训练 %n 分钟，通常约 {usual} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} so far, usually {usual}</source>
        <translation>已训练 {time}，通常约 {usual}</translation>
    </message>
    <message>
        <source>Just started</source>
        <translation>刚刚开始训练</translation>
    </message>
</context>
<context>
    <name>VoicesModel</name>
    <message>
        <source>Compare slot {number}</source>
        <translation>对比位 {number}</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Not updating while offline</source>
        <translation>离线，状态未更新</translation>
    </message>
    <message>
        <source>{length}, on this computer</source>
        <translation>{length}，已下载</translation>
    </message>
    <message>
        <source>Online only</source>
        <translation>需联网试听</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>离线时无法播放</translation>
    </message>
    <message>
        <source>Started {when}</source>
        <translation>{when} 提交</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Search voices</source>
        <translation>搜索音色</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Get the latest list (F5)</source>
        <translation>获取最新列表（F5）</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>全部消息</translation>
    </message>
    <message>
        <source>Voice details</source>
        <translation>音色详情</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>More ways to train</source>
        <translation>更多训练方式</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色列表</translation>
    </message>
    <message>
        <source>Couldn’t load your voices yet</source>
        <translation>暂时无法获取音色列表</translation>
    </message>
    <message>
        <source>The list hasn’t arrived yet. VoiceDesk will keep trying.</source>
        <translation>服务端尚未返回列表，VoiceDesk 会自动重试。</translation>
    </message>
    <message>
        <source>No voices yet</source>
        <translation>暂无音色</translation>
    </message>
    <message>
        <source>Train your first one with a clean recording of one speaker, 10–60 seconds long.</source>
        <translation>用一段 10–60 秒、清晰的单人录音训练第一个音色。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Loading your voices…</source>
        <translation>正在获取音色…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>All voices</source>
        <translation>全部音色</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln voice(s)</source>
        <translation>
            <numerusform>%Ln 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total}</translation>
    </message>
</context>
<context>
    <name>VoicesPresenter</name>
    <message>
        <source>The voice in the link isn’t in this account.</source>
        <translation>此账号中没有该链接指向的音色。</translation>
    </message>
    <message>
        <source>It may have been deleted, or it belongs to another account. Switch accounts, then open the link again.</source>
        <translation>该音色可能已被删除，或属于其他账号。请切换账号后重新打开链接。</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Train many</source>
        <translation>批量训练</translation>
    </message>
</context>
<context>
    <name>WaveCard</name>
    <message>
        <source>Demo of this voice</source>
        <translation>该音色的试听</translation>
    </message>
    <message>
        <source>Plays once, then works offline.</source>
        <translation>播放一次后，即可离线试听。</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>离线时无法播放</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to VoiceDesk</source>
        <translation>欢迎使用 VoiceDesk</translation>
    </message>
    <message>
        <source>All your cloned voices in one place. Listen, compare, train new ones.</source>
        <translation>集中管理所有复刻音色，随时试听、对比，轻松训练新音色。</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>连接账号</translation>
    </message>
    <message>
        <source>Use your Qiniu API token</source>
        <translation>使用七牛云的 API 令牌</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>其他账号</translation>
    </message>
    <message>
        <source>VoiceDesk {version}</source>
        <translation>VoiceDesk {version}</translation>
    </message>
</context>
</TS>
